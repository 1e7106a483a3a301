package org.bangfu.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CaseNumber;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Starts and tells case processes; the modules vouch for the person. */
@Component
class EngineCaseProcesses implements CaseProcesses {

    private final RuntimeService runtime;
    private final IdentityService identity;

    EngineCaseProcesses(RuntimeService runtime, IdentityService identity) {
        this.runtime = runtime;
        this.identity = identity;
    }

    @Override
    public String start(String process, CaseNumber caseNumber, AreaCode area, Answers answers) {
        return asTheHouse(() -> {
            boolean running = runtime.createProcessInstanceQuery()
                            .processDefinitionKey(process)
                            .processInstanceBusinessKey(caseNumber.value())
                            .count()
                    > 0;
            if (running) {
                throw new IllegalStateException("案卷 " + caseNumber + " 的流程已在办理");
            }
            return runtime.createProcessInstanceByKey(process)
                    .businessKey(caseNumber.value())
                    .setVariables(answers.asMap())
                    .setVariable(AREA.name(), area.value())
                    .execute()
                    .getId();
        });
    }

    @Override
    public void message(String message, CaseNumber caseNumber, Answers answers) {
        asTheHouse(() -> {
            List<Execution> waiting = waiting(message, caseNumber);
            if (waiting.isEmpty()) {
                throw new IllegalStateException("案卷 " + caseNumber + " 没有在等待消息 " + message);
            }
            Map<String, Object> values = answers.asMap();
            for (Execution execution : waiting) {
                runtime.messageEventReceived(message, execution.getId(), values);
            }
            return true;
        });
    }

    @Override
    public boolean awaits(String message, CaseNumber caseNumber) {
        return asTheHouse(() -> !waiting(message, caseNumber).isEmpty());
    }

    /** Called processes carry the business key of their caller. */
    private List<Execution> waiting(String message, CaseNumber caseNumber) {
        return runtime.createExecutionQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .messageEventSubscriptionName(message)
                .list();
    }

    private <T> T asTheHouse(Callable<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("流程只能在业务事务中启动或通知");
        }
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.call();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("案卷刚刚已由别人办理", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
