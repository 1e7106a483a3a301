package org.bangfu.engine.lint;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bangfu.engine.deploy.ProcessPackage;
import org.bangfu.engine.deploy.ProcessPackages;

/**
 * {@code java -jar bangfu.jar lint processes/identification …}: looks over packages without starting the application.
 * Names the folder {@code processes/} itself for all of them.
 */
public final class LintCommand {

    private LintCommand() {}

    /** @return the exit code: 0 without findings, 1 with, 2 when there is nothing to look at */
    public static int run(List<String> folders, PrintStream out) {
        Set<Path> roots = new LinkedHashSet<>();
        Set<String> named = new HashSet<>();
        for (String folder : folders.isEmpty() ? List.of("processes") : folders) {
            Path path = Path.of(folder).toAbsolutePath().normalize();
            Path root = root(path);
            if (!Files.isDirectory(path) || root == null) {
                out.println("没有这个流程文件夹：" + folder);
                return 2;
            }
            roots.add(root);
            if (!path.equals(root)) {
                named.add(root.relativize(path).getName(0).toString());
            }
        }
        Linter linter = new Linter(Catalogue.ofProgram());
        Predicate<String> wanted = named.isEmpty() ? name -> true : named::contains;
        int found = 0;
        int looked = 0;
        for (Path root : roots) {
            List<ProcessPackage> packages = ProcessPackages.in(root).read();
            looked += packages.stream().filter(one -> wanted.test(one.name())).count();
            List<Finding> findings = linter.findings(packages, wanted);
            findings.forEach(out::println);
            found += findings.size();
        }
        out.println(
                found == 0 ? "检查了 " + looked + " 个流程包，没有问题。" : "检查了 " + looked + " 个流程包，共 " + found + " 处问题，改好后再部署。");
        return found == 0 ? 0 : 1;
    }

    /** The folder that holds the packages: {@code processes} when it lies on the way, else the parent. */
    private static Path root(Path path) {
        for (Path at = path; at != null && at.getFileName() != null; at = at.getParent()) {
            if (at.getFileName().toString().equals("processes")) {
                return at;
            }
        }
        return path.getParent() == null ? path : path.getParent();
    }
}
