package org.bangfu.notices.process;

import org.bangfu.common.CaseNumber;
import org.bangfu.engine.Answers;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.notices.Objections;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the engine asks for while an objection is handled. */
@Configuration(proxyBeanMethods = false)
class ObjectionDelegates {

    private final Objections objections;
    private final CaseProcesses processes;

    ObjectionDelegates(Objections objections, @Lazy CaseProcesses processes) {
        this.objections = objections;
        this.processes = processes;
    }

    /** The case objected to goes on when this was its last open objection and its term is over. */
    @Bean
    JavaDelegate reportOutcome() {
        return execution -> {
            CaseNumber about = objections
                    .find(new CaseNumber(execution.getProcessBusinessKey()))
                    .orElseThrow()
                    .about();
            if (objections.allDecided(about) && processes.awaits(PublicNoticeProcess.OBJECTIONS_DECIDED, about)) {
                processes.message(PublicNoticeProcess.OBJECTIONS_DECIDED, about, Answers.none());
            }
        };
    }
}
