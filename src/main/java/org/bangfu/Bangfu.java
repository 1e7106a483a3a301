package org.bangfu;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bangfu.audit.VerifyAudit;
import org.bangfu.engine.lint.LintCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the system. */
@SpringBootApplication
public class Bangfu {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify-audit")) {
            System.exit(VerifyAudit.run(List.of(args), System.getenv(), terminal()));
        }
        if (args.length > 0 && args[0].equals("lint")) {
            System.exit(LintCommand.run(List.of(args).subList(1, args.length), terminal()));
        }
        SpringApplication.run(Bangfu.class, args);
    }

    private static PrintStream terminal() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }
}
