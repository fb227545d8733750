package org.almanac.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/configuration.md has every key of ours, and none that there is not. */
@AnalyzeClasses(packages = "org.almanac", importOptions = ImportOption.DoNotIncludeTests.class)
class DocumentedKeysTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[^`]+`(?:, )?)+) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Read before there is a configuration, or by a name of their own. */
    private static final Set<String> READ_ELSEWHERE = Set.of(
            "almanac.data-dir",
            "almanac.demo",
            "almanac.admin.email",
            "almanac.admin.password",
            "almanac.admin.token",
            "almanac.answers.long-lists",
            "almanac.health.longest-beat");

    @ArchTest
    static void everyKeyIsDocumented(JavaClasses all) throws IOException {
        Set<String> there = new TreeSet<>(READ_ELSEWHERE);
        for (JavaClass type : all) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                add(
                        type.reflect(),
                        type.getAnnotationOfType(ConfigMapping.class).prefix(),
                        there);
            }
        }
        there.removeIf(key -> !key.startsWith("almanac."));
        Set<String> documented = documented();

        assertThat(documented).isNotEmpty().containsExactlyInAnyOrderElementsOf(there);
    }

    private static void add(Class<?> mapping, String prefix, Set<String> keys) {
        for (Method method : mapping.getDeclaredMethods()) {
            if (!Modifier.isAbstract(method.getModifiers())) {
                continue;
            }
            WithName named = method.getAnnotation(WithName.class);
            String name = method.isAnnotationPresent(WithParentName.class)
                    ? prefix
                    : prefix + "." + (named == null ? dashed(method.getName()) : named.value());
            if (method.getReturnType().isInterface() && method.getReturnType().getEnclosingClass() == mapping) {
                add(method.getReturnType(), name, keys);
            } else {
                keys.add(name);
            }
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Of several in a row the later ones may begin with the dot that they share with the first. */
    private static Set<String> documented() throws IOException {
        Set<String> keys = new TreeSet<>();
        Matcher rows = ROW.matcher(Files.readString(Path.of("docs/configuration.md")));
        while (rows.find()) {
            String first = "";
            Matcher codes = CODE.matcher(rows.group(1));
            while (codes.find()) {
                String key = codes.group(1);
                first = key.startsWith(".") ? first : key;
                keys.add(key.startsWith(".") ? first.substring(0, first.lastIndexOf('.')) + key : key);
            }
        }
        keys.removeIf(key -> !key.startsWith("almanac."));
        return keys;
    }
}
