package org.bangfu.engine.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.bangfu.engine.CaseProcesses;
import org.bangfu.engine.ProcessVariable;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.asm.ClassReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * What the program offers to models, found in its classes without starting it: the delegates that {@code *.process}
 * configurations declare, the variables that each {@code XProcess} names, every word that stands in the code of a module's
 * {@code process} package (messages and form keys are among them), and the policy parameters of the seeds.
 */
public final class Catalogue {

    private static final Pattern MESSAGE = Pattern.compile("[a-z][A-Za-z0-9]*\\.[a-z][A-Za-z0-9]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private final Set<String> delegates = new HashSet<>();
    private final Set<String> messages = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();
    private final Map<String, Set<String>> variablesOfProcess = new HashMap<>();
    private final Map<String, Set<String>> wordsOfModule = new HashMap<>();

    private Catalogue() {}

    /** The catalogue of the running program's classes. */
    public static Catalogue ofProgram() {
        Catalogue catalogue = new Catalogue();
        catalogue.readClasses();
        catalogue.readParameters();
        return catalogue;
    }

    /** A catalogue put together by hand. */
    public static Catalogue of(
            Set<String> delegates,
            Set<String> messages,
            Set<String> parameters,
            Map<String, Set<String>> variablesOfProcess,
            Map<String, Set<String>> wordsOfModule) {
        Catalogue catalogue = new Catalogue();
        catalogue.delegates.addAll(delegates);
        catalogue.messages.addAll(messages);
        catalogue.parameters.addAll(parameters);
        catalogue.variablesOfProcess.putAll(variablesOfProcess);
        catalogue.wordsOfModule.putAll(wordsOfModule);
        return catalogue;
    }

    boolean knowsDelegate(String name) {
        return delegates.contains(name);
    }

    boolean knowsMessage(String name) {
        return messages.contains(name)
                || MESSAGE.matcher(name).matches()
                        && wordsOfModule.values().stream().anyMatch(words -> words.contains(name));
    }

    boolean knowsParameter(String key) {
        return parameters.contains(key);
    }

    /** The variables that code answers or sets in a process. */
    Set<String> variablesOf(String process) {
        Set<String> known = new HashSet<>(variablesOfProcess.getOrDefault(process, Set.of()));
        known.add(CaseProcesses.AREA.name());
        return known;
    }

    /** Whether the module's code names the form key. */
    boolean reads(String module, String formKey) {
        return wordsOfModule.getOrDefault(module, Set.of()).contains(formKey);
    }

    private void readClasses() {
        PathMatchingResourcePatternResolver resources =
                new PathMatchingResourcePatternResolver(Catalogue.class.getClassLoader());
        MetadataReaderFactory readers = new SimpleMetadataReaderFactory(Catalogue.class.getClassLoader());
        try {
            for (Resource resource : resources.getResources("classpath*:org/bangfu/**/process/*.class")) {
                if (!String.valueOf(resource.getFilename()).equals("package-info.class")) {
                    readClass(resource, readers.getMetadataReader(resource));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look through our own classes", e);
        }
    }

    private void readClass(Resource resource, MetadataReader reader) throws IOException {
        AnnotationMetadata type = reader.getAnnotationMetadata();
        String[] path = type.getClassName().split("\\.", -1);
        String module = path[path.length - 3];
        words(resource, wordsOfModule.computeIfAbsent(module, key -> new HashSet<>()));
        if (type.hasAnnotation(Configuration.class.getName())) {
            for (MethodMetadata method : type.getAnnotatedMethods(Bean.class.getName())) {
                if (method.getReturnTypeName().equals(JavaDelegate.class.getName())) {
                    delegates.add(method.getMethodName());
                }
            }
        }
        if (type.getClassName().endsWith("Process")) {
            readConstants(type.getClassName(), path[path.length - 1]);
        }
    }

    private static void words(Resource resource, Set<String> words) throws IOException {
        try (InputStream content = resource.getInputStream()) {
            ClassReader reader = new ClassReader(content);
            char[] buffer = new char[reader.getMaxStringLength()];
            for (int item = 1; item < reader.getItemCount(); item++) {
                int offset = reader.getItem(item);
                if (offset > 0 && reader.readByte(offset - 1) == 8) {
                    Object constant = reader.readConst(item, buffer);
                    if (constant instanceof String text && WORD.matcher(text).matches()) {
                        words.add(text);
                    }
                }
            }
        }
    }

    private void readConstants(String className, String simpleName) {
        String process = kebabCase(simpleName.substring(0, simpleName.length() - "Process".length()));
        Set<String> variables = new HashSet<>();
        try {
            for (Field field : Class.forName(className, true, Catalogue.class.getClassLoader())
                    .getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                field.setAccessible(true);
                Object value = field.get(null);
                if (value instanceof ProcessVariable<?> variable) {
                    variables.add(variable.name());
                } else if (value instanceof String text && field.getName().equals("ID")) {
                    process = text;
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read the constants of " + className, e);
        }
        variablesOfProcess.computeIfAbsent(process, key -> new HashSet<>()).addAll(variables);
    }

    private void readParameters() {
        try (InputStream csv = Catalogue.class.getResourceAsStream("/seeds/policy-parameters.csv")) {
            if (csv == null) {
                return;
            }
            new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(0, Math.max(0, line.indexOf(','))))
                    .forEach(parameters::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the policy parameters", e);
        }
    }

    private static String kebabCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
