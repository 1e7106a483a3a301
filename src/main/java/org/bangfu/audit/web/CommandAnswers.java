package org.bangfu.audit.web;

import java.util.Map;
import org.bangfu.audit.command.LoggedCommands;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever lost the answer to a submit whether it took effect. */
@RestController
class CommandAnswers {

    private final LoggedCommands commands;

    CommandAnswers(LoggedCommands commands) {
        this.commands = commands;
    }

    @GetMapping(value = "/commands/{key}", produces = "application/json")
    Map<String, String> of(@PathVariable String key) {
        return commands.answerOf(key)
                .map(answer -> Map.of("state", "DONE", "answer", answer))
                .orElseGet(() -> Map.of("state", "UNKNOWN"));
    }
}
