package org.bangfu.people.signin;

import java.security.SecureRandom;
import java.util.Base64;
import org.bangfu.common.Sealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The keys under which personal data is sealed: configured in production, made once beside the data elsewhere. */
@Configuration(proxyBeanMethods = false)
class InstallationKeys {

    @Bean
    @Profile("production")
    Sealing configuredSealing(
            @Value("${bangfu.keys.seal:}") String seal, @Value("${bangfu.keys.lookup:}") String lookup) {
        return new Sealing(key("bangfu.keys.seal", seal), key("bangfu.keys.lookup", lookup));
    }

    @Bean
    @Profile("!production")
    Sealing localSealing(DataFolder data) {
        SecureRandom random = new SecureRandom();
        return new Sealing(
                key("keys/seal", data.readOrCreate("keys/seal", () -> fresh(random))),
                key("keys/lookup", data.readOrCreate("keys/lookup", () -> fresh(random))));
    }

    private static byte[] key(String name, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == 32) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(wanted(name), e);
        }
        throw new IllegalStateException(wanted(name));
    }

    private static String wanted(String name) {
        return "缺少密钥 " + name + "：请配置32字节随机数的Base64文本（例如 openssl rand -base64 32）后再启动";
    }

    private static String fresh(SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
