package org.bangfu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the system. */
@SpringBootApplication
public class Bangfu {

    public static void main(String[] args) {
        SpringApplication.run(Bangfu.class, args);
    }
}
