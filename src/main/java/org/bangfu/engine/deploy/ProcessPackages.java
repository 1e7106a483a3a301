package org.bangfu.engine.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where process packages are read from: a folder of a checkout, or {@code processes/} in the jar. */
public sealed interface ProcessPackages {

    /** What a package may hold; a designer's notes, previews and tools are left out. */
    Set<String> SUFFIXES = Set.of(".bpmn", ".dmn", ".form");

    /** All packages as they are now, by name. */
    List<ProcessPackage> read();

    /** Where that is, for messages. */
    String place();

    /** The folders directly below the given one. */
    static ProcessPackages in(Path folder) {
        return new InFolder(folder);
    }

    /** The packages that travel with the program. */
    static ProcessPackages onClasspath() {
        return new OnClasspath(ProcessPackages.class.getClassLoader());
    }

    private static boolean belongs(String name) {
        return SUFFIXES.stream().anyMatch(name::endsWith);
    }

    private static void add(Map<String, Map<String, byte[]>> packages, String path, byte[] content) {
        int slash = path.indexOf('/');
        if (slash > 0) {
            packages.computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                    .put(path, content);
        }
    }

    private static List<ProcessPackage> packages(Map<String, Map<String, byte[]>> packages) {
        return packages.entrySet().stream()
                .map(entry -> ProcessPackage.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    record InFolder(Path folder) implements ProcessPackages {

        @Override
        public List<ProcessPackage> read() {
            Map<String, Map<String, byte[]>> found = new TreeMap<>();
            try {
                Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), 8, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                        String name = String.valueOf(directory.getFileName());
                        boolean aside = !directory.equals(folder)
                                && (name.startsWith(".") || name.equals("node_modules") || name.equals("lint"));
                        return aside ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (attributes.isRegularFile() && belongs(String.valueOf(file.getFileName()))) {
                            String path = folder.relativize(file).toString().replace('\\', '/');
                            add(found, path, Files.readAllBytes(file));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException("读不出流程文件夹 " + folder, e);
            }
            return packages(found);
        }

        @Override
        public String place() {
            return folder.toString();
        }
    }

    record OnClasspath(ClassLoader loader) implements ProcessPackages {

        @Override
        public List<ProcessPackage> read() {
            Map<String, Map<String, byte[]>> found = new TreeMap<>();
            try {
                for (Resource resource :
                        new PathMatchingResourcePatternResolver(loader).getResources("classpath*:processes/**/*")) {
                    String path = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                    path = path.substring(path.lastIndexOf("processes/") + "processes/".length());
                    if (belongs(path)) {
                        try (InputStream content = resource.getInputStream()) {
                            add(found, path, content.readAllBytes());
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("读不出程序自带的流程包", e);
            }
            return packages(found);
        }

        @Override
        public String place() {
            return "程序自带的 processes/";
        }
    }
}
