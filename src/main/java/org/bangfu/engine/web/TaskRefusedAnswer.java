package org.bangfu.engine.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.bangfu.engine.TaskRefused;

/** Answers a refusal with 422 and the sentence, nothing around it. */
public class TaskRefusedAnswer implements ExceptionMapper<TaskRefused> {

    private static final int UNPROCESSABLE = 422;

    @Override
    public Response toResponse(TaskRefused refusal) {
        return Response.status(UNPROCESSABLE)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .entity(Map.of("type", "TaskRefused", "message", refusal.sentence()))
                .build();
    }
}
