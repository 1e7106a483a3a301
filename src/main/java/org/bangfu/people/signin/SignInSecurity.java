package org.bangfu.people.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.Sealing;
import org.bangfu.people.roster.People;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;

/** One sign-in for our pages and the engine's: a form, a session, and nothing reachable without it but the open paths. */
@Configuration(proxyBeanMethods = false)
class SignInSecurity {

    private static final String OUR_POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; font-src 'self'; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-src 'self'; frame-ancestors 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    FilterRegistrationBean<PlainPaths> plainPaths() {
        FilterRegistrationBean<PlainPaths> first = new FilterRegistrationBean<>(new PlainPaths());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    @Bean
    AttemptLimiter attemptLimiter(
            @Value("${bangfu.sign-in.attempts-per-username:5}") int perUsername,
            @Value("${bangfu.sign-in.attempts-per-address:60}") int perAddress,
            @Value("${bangfu.sign-in.window:15m}") Duration window,
            JdbcClient jdbc,
            Sealing sealing,
            PlatformTransactionManager transactions) {
        return new AttemptLimiter(perUsername, perAddress, window, Clock.systemUTC(), jdbc, sealing, transactions);
    }

    @Bean
    SecurityFilterChain everything(
            HttpSecurity http,
            StaffSignIn signIn,
            PasswordEncoder passwordEncoder,
            AttemptLimiter limiter,
            People people,
            AuditTrail audit,
            @Value("${bangfu.sign-in.session-limit:12h}") Duration sessionLimit)
            throws Exception {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(signIn);
        provider.setPasswordEncoder(passwordEncoder);
        provider.setUserDetailsPasswordService(signIn);
        SignInOutcome outcome = new SignInOutcome(limiter, audit);
        RequestMatcher enginePaths = on(path -> path.startsWith("/camunda/"));
        HttpSessionRequestCache pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(request -> request.getMethod().equals("GET")
                && !RequestPath.isProgram(request)
                && !RequestPath.of(request).startsWith("/casefile/panel")
                && !RequestPath.of(request).equals("/error"));

        http.authenticationManager(new ProviderManager(provider))
                .authorizeHttpRequests(
                        paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(on(OpenPaths::isClosed))
                                .denyAll()
                                .requestMatchers(on(OpenPaths::isOpen))
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(outcome.success(pages))
                        .failureHandler(outcome::failure))
                .logout(out -> out.logoutRequestMatcher(
                                request -> request.getMethod().equals("POST")
                                        && (RequestPath.of(request).equals("/logout")
                                                || OpenPaths.isEngineSignOut(RequestPath.of(request))))
                        .addLogoutHandler(outcome::leaving)
                        .logoutSuccessHandler(SignInOutcome::left))
                .requestCache(cache -> cache.requestCache(pages))
                // The engine's webapps bring a filter of their own against forged requests, with a cookie of its own.
                .csrf(csrf -> csrf.ignoringRequestMatchers(on(path -> path.startsWith("/camunda/api/"))))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(entryPoint()).accessDeniedHandler(new Denials(audit)))
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(
                                "geolocation=(self), camera=(self)," + " microphone=(), payment=(), usb=()"))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                request -> !enginePaths.matches(request),
                                new ContentSecurityPolicyHeaderWriter(OUR_POLICY))))
                .addFilterBefore(new AttemptGate(limiter, audit), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new SessionWatch(people, sessionLimit, Clock.systemUTC()), AuthorizationFilter.class);
        return http.build();
    }

    private static AuthenticationEntryPoint entryPoint() {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, reason) -> {
            if (RequestPath.isProgram(request)) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                page.commence(request, response, reason);
            }
        };
    }

    private static RequestMatcher on(Predicate<String> path) {
        return request -> path.test(RequestPath.of(request));
    }
}
