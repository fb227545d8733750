package org.almanac.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.ServiceLoader;
import org.almanac.settings.SettingsCheck;

/** What is looked at before there is an application is all that there is. */
@AnalyzeClasses(packages = "org.almanac", importOptions = ImportOption.DoNotIncludeTests.class)
class MappingsTest {

    @ArchTest
    static void everyMappingIsListed(JavaClasses all) {
        assertThat(Mappings.all())
                .extracting(ConfigClass::getType)
                .extracting(Class::getName)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::getName)
                        .toList());
    }

    @ArchTest
    static void everyCheckIsFound(JavaClasses all) {
        assertThat(ServiceLoader.load(SettingsCheck.class))
                .extracting(check -> check.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(type -> type.isAssignableTo(SettingsCheck.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .toList());
    }
}
