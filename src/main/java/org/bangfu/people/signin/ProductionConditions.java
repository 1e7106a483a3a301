package org.bangfu.people.signin;

import java.util.ArrayList;
import java.util.List;
import org.bangfu.people.roster.People;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What an office's own installation must not start with: the embedded database, missing keys, people of the demo. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
class ProductionConditions {

    /** Looks before anything is built, so that nothing is written into the wrong database. */
    @Bean
    static BeanFactoryPostProcessor productionSettings(Environment environment) {
        return factory -> {
            List<String> problems = problems(environment);
            if (!problems.isEmpty()) {
                throw new IllegalStateException("不能以正式环境启动：" + String.join("；", problems));
            }
        };
    }

    @Bean
    SmartInitializingSingleton noDemoPeople(People people) {
        return () -> {
            if (people.hasDemoPeople()) {
                throw new IllegalStateException("不能以正式环境启动：数据库里有演示人员，请换用新的空数据库");
            }
        };
    }

    static List<String> problems(Environment environment) {
        List<String> problems = new ArrayList<>();
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith("jdbc:postgresql:")) {
            problems.add("正式环境只能用PostgreSQL，请加上postgres配置并设置BANGFU_DB_URL");
        }
        if (environment.acceptsProfiles(Profiles.of("demo | test"))) {
            problems.add("正式环境不能与演示或测试配置同时启用");
        }
        if (!environment.getProperty("bangfu.clock.start", "").isBlank()) {
            problems.add("正式环境的日期不能调整，请去掉bangfu.clock.start");
        }
        for (String key : List.of("bangfu.keys.seal", "bangfu.keys.lookup")) {
            if (environment.getProperty(key, "").isBlank()) {
                problems.add("缺少密钥" + key + "，请配置32字节随机数的Base64文本");
            }
        }
        if (!environment.getProperty("bangfu.keys.seal", "").isBlank()
                && environment
                        .getProperty("bangfu.keys.seal", "")
                        .equals(environment.getProperty("bangfu.keys.lookup", ""))) {
            problems.add("bangfu.keys.seal与bangfu.keys.lookup不能相同");
        }
        return problems;
    }
}
