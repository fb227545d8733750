package org.almanac.abuse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of this service, found in its classes, so that a new one is among them by itself. */
final class Routes {
    private static final Pattern PARAMETER = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

    private Routes() {}

    /** One address for each template of a resource. */
    static Set<String> ofResources() {
        Set<String> paths = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.almanac")) {
            String base = type.isAnnotatedWith(Path.class)
                    ? type.getAnnotationOfType(Path.class).value()
                    : "";
            if (base.isEmpty()) {
                continue;
            }
            for (JavaMethod method : type.getAllMethods()) {
                String rest = method.isAnnotatedWith(Path.class)
                        ? "/" + method.getAnnotationOfType(Path.class).value()
                        : "";
                paths.add(filled("/" + base + rest));
            }
        }
        return paths;
    }

    /** A template of Vert.x' router, or of a resource, with something in the place of each parameter. */
    static String filled(String template) {
        Matcher parameter = PARAMETER.matcher(template);
        String path = parameter.replaceAll("7").replaceAll(":[a-z]+", "x").replace("*", "");
        return path.replaceAll("//+", "/");
    }
}
