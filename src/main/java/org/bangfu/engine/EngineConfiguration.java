package org.bangfu.engine;

import java.time.LocalDate;
import org.bangfu.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's beans that are not found by scanning. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** @param start the day on which a demo begins; absent in production, where the machine's time holds */
    @Bean
    @DependsOnDatabaseInitialization
    BusinessClock businessClock(
            JdbcClient jdbc,
            ObjectProvider<AuditTrail> audit,
            @Value("${bangfu.clock.start:#{null}}") @Nullable LocalDate start) {
        return new BusinessClock(jdbc, audit, start);
    }
}
