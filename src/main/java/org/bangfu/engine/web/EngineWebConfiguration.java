package org.bangfu.engine.web;

import jakarta.servlet.ServletRegistration;
import java.util.Map;
import org.bangfu.engine.Actor;
import org.bangfu.engine.EngineUsers;
import org.bangfu.engine.SeatDirectory;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hangs our parts into the engine's web applications. */
@Configuration(proxyBeanMethods = false)
class EngineWebConfiguration {

    /** Spring's chain stands at -100; the engine's own filters follow all that have an order. */
    private static final int AFTER_SPRING_SECURITY = -50;

    @Bean
    FilterRegistrationBean<EngineSignIn> engineSignIn(Actor actor, SeatDirectory seats, EngineUsers users) {
        FilterRegistrationBean<EngineSignIn> filter =
                new FilterRegistrationBean<>(new EngineSignIn(actor, seats, users));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(AFTER_SPRING_SECURITY);
        return filter;
    }

    /**
     * The engine's HTTP interface, registered before the engine would do it, which then leaves it as it is: with our
     * answers to refusals.
     */
    @Bean
    @Order(AFTER_SPRING_SECURITY)
    ServletContextInitializer refusalsInOneSentence() {
        return context -> {
            ServletRegistration.Dynamic api = context.addServlet("Engine Api", ServletContainer.class);
            api.addMapping("/camunda/api/engine/*");
            api.setInitParameters(Map.of(
                    ServletProperties.JAXRS_APPLICATION_CLASS, EngineRestApplication.class.getName(),
                    ServerProperties.PROVIDER_CLASSNAMES, TaskRefusedAnswer.class.getName()));
        };
    }
}
