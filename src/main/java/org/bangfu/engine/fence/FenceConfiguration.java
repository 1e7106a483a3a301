package org.bangfu.engine.fence;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Fences the application's engine in. */
@Configuration(proxyBeanMethods = false)
class FenceConfiguration {

    @Bean
    FencePlugin fencePlugin(ConfigurableListableBeanFactory beans, ObjectProvider<Deployer> linters) {
        return new FencePlugin(
                name -> delegate(beans, name),
                List.copyOf(linters.orderedStream().toList()));
    }

    @Bean
    FilterRegistrationBean<EngineHeaders> engineHeaders() {
        FilterRegistrationBean<EngineHeaders> filter = new FilterRegistrationBean<>(new EngineHeaders());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    FilterRegistrationBean<TasklistFence> tasklistFence() {
        FilterRegistrationBean<TasklistFence> filter = new FilterRegistrationBean<>(new TasklistFence());
        filter.setOrder(TasklistFence.ORDER);
        return filter;
    }

    /** A bean that a {@code @Bean} method of a {@code *.process} package declares as a delegate; nothing else has a name. */
    private static @Nullable JavaDelegate delegate(ConfigurableListableBeanFactory beans, String name) {
        if (!beans.containsBeanDefinition(name) || !beans.isTypeMatch(name, JavaDelegate.class)) {
            return null;
        }
        String declaredBy = beans.getMergedBeanDefinition(name).getFactoryBeanName();
        Class<?> configuration = declaredBy == null ? null : beans.getType(declaredBy);
        if (configuration == null
                || !configuration.getPackageName().startsWith("org.bangfu.")
                || !configuration.getPackageName().endsWith(".process")) {
            return null;
        }
        return beans.getBean(name, JavaDelegate.class);
    }
}
