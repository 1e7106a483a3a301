package org.bangfu.engine.fence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EngineHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "X-Content-Type-Options,nosniff",
        "X-Frame-Options,SAMEORIGIN",
        "Referrer-Policy,same-origin",
        "Cross-Origin-Opener-Policy,same-origin",
        "Cross-Origin-Resource-Policy,same-origin"
    })
    void everyAnswerIsProtected(String header, String value) throws Exception {
        assertThat(answer("/nowhere", false).getHeader(header)).isEqualTo(value);
    }

    @Test
    void aBrowserThatCameByATrustedLineComesByItAgain() throws Exception {
        assertThat(answer("/cases", true).getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(answer("/cases", false).getHeader("Strict-Transport-Security"))
                .isNull();
    }

    @Test
    void theEnginesStaticFilesHaveAPolicyToo() throws Exception {
        assertThat(answer("/camunda/lib/deps.js", false).getHeader("Content-Security-Policy"))
                .contains("object-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("unsafe");
    }

    private static MockHttpServletResponse answer(String path, boolean secure) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setSecure(secure);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new EngineHeaders().doFilter(request, response, new MockFilterChain());
        return response;
    }
}
