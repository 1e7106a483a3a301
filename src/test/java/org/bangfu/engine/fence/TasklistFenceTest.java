package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.bangfu.engine.fence.TasklistPaths.TasklistPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TasklistFenceTest {

    static Stream<TasklistPath> listed() {
        return TasklistPaths.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("listed")
    void whatTasklistNeedsIsLetThrough(TasklistPath path) throws Exception {
        assertThat(passes(path.method(), path.example("8f0c-1"), path.example("8f0c-1")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/camunda/api/admin/setup/default/user/create",
        "GET,/camunda/api/admin/setup/default/user/create",
        "GET,/camunda/app/cockpit/default/",
        "GET,/camunda/app/admin/default/",
        "GET,/camunda/app/welcome/default/",
        "GET,/camunda/",
        "GET,/camunda",
        "GET,/camunda/app/",
        "GET,/camunda/api/cockpit/plugin/base/default/process-definition",
        "POST,/camunda/api/admin/auth/user/default/login/tasklist",
        "POST,/camunda/api/engine/engine/default/deployment/create",
        "GET,/camunda/api/engine/engine/default/deployment",
        "POST,/camunda/api/engine/engine/default/user/create",
        "GET,/camunda/api/engine/engine/default/user",
        "GET,/camunda/api/engine/engine/default/authorization",
        "POST,/camunda/api/engine/engine/default/authorization/create",
        "POST,/camunda/api/engine/engine/default/modification/execute",
        "POST,/camunda/api/engine/engine/default/migration/execute",
        "GET,/camunda/api/engine/engine/default/batch",
        "POST,/camunda/api/engine/engine/default/task",
        "POST,/camunda/api/engine/engine/default/task/create",
        "DELETE,/camunda/api/engine/engine/default/task/8f0c-1",
        "PUT,/camunda/api/engine/engine/default/task/8f0c-1",
        "POST,/camunda/api/engine/engine/default/task/8f0c-1/complete",
        "POST,/camunda/api/engine/engine/default/task/8f0c-1/assignee",
        "POST,/camunda/api/engine/engine/default/task/8f0c-1/comment/create",
        "GET,/camunda/api/engine/engine/default/task/8f0c-1/variables",
        "GET,/camunda/api/engine/engine/default/process-instance",
        "POST,/camunda/api/engine/engine/default/process-definition/key/x/start",
        "POST,/camunda/api/engine/engine/default/process-definition/x:1:2/submit-form",
        "GET,/camunda/api/engine/engine/default/history/variable-instance",
        "POST,/camunda/api/engine/engine/default/filter/create",
        "PUT,/camunda/api/engine/engine/default/filter/1",
        "DELETE,/camunda/api/engine/engine/default/filter/1",
        "POST,/camunda/api/engine/engine/default/message",
        "POST,/camunda/api/engine/engine/default/signal",
        "POST,/camunda/api/engine/engine/default/condition",
        "GET,/camunda/api/engine/engine/other/task",
        "TRACE,/camunda/api/engine/engine/default/task",
        "POST,/camunda/app/tasklist/default/",
        "GET,/webjars/camunda/app/cockpit/index.html",
        "GET,/plugin/admin/app/plugin.js",
        "GET,/engine-rest/task",
        "GET,/api/engine/engine/default/task"
    })
    void everythingElseIsNotThere(String method, String path) throws Exception {
        assertThat(passes(method, path, path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/..;/../api/admin/setup/default/user/create",
                "/camunda/app/tasklist/;a=b/index.html",
                "/camunda/app/tasklist/%2e%2e/cockpit/index.html",
                "/camunda/app/tasklist/%252e%252e/cockpit/index.html",
                "/camunda/app/tasklist/../cockpit/index.html",
                "/camunda//api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task%2f8f0c-1",
                "/camunda/api/engine/engine/default/task/8f0c-1%00",
                "/camunda/api/engine/engine/default/task/a\\b",
                "/camunda/api/engine/engine/default/./task",
                "/camunda/api/engine/engine/default/task;jsessionid=1",
                "/%63amunda/api/engine/engine/default/deployment",
                "/CAMUNDA/api/engine/engine/default/deployment"
            })
    void aPathThatCanBeReadInTwoWaysIsNotThere(String path) throws Exception {
        assertThat(passes("GET", path, "/camunda/api/engine/engine/default/task"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/cases/1", "/identification/cases/1/visit", "/bangfu/bangfu.css", "/webjars/htmx.org/x.js"
            })
    void ourOwnPagesAreNotItsBusiness(String path) throws Exception {
        assertThat(passes("POST", path, path)).isTrue();
    }

    private static boolean passes(String method, String raw, String dispatched) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, raw);
        request.setServletPath(dispatched);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        new TasklistFence().doFilter(request, response, chain);
        boolean passed = chain.getRequest() != null;
        assertThat(response.getStatus()).isEqualTo(passed ? 200 : 404);
        return passed;
    }
}
