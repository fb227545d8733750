package org.almanac.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.MappedSuperclass;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the database is reached: through Panache repositories, and by SQL in classes that hold nothing else. */
@AnalyzeClasses(packages = "org.almanac", importOptions = ImportOption.DoNotIncludeTests.class)
class PersistenceTest {
    /** One in an inner package may be public: that package is its feature's own, which ArchitectureTest holds. */
    @ArchTest
    static final ArchRule entitiesStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .and()
            .resideInAPackage("org.almanac.*")
            .should()
            .bePackagePrivate();

    /** So that no other package comes by one. */
    @ArchTest
    static final ArchRule entitiesAreNotShownToOthers = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(resideInAPackage("org.almanac.*")
                    .and(DescribedPredicate.describe(
                            "are public", type -> type.getModifiers().contains(JavaModifier.PUBLIC))))
            .should()
            .haveRawReturnType(annotatedWith(Entity.class))
            .orShould()
            .haveRawParameterTypes(anyElementThat(annotatedWith(Entity.class)));

    @ArchTest
    static final ArchRule onlyRepositoriesAndSqlHoldAnEntityManager = noClasses()
            .that()
            .haveNameNotMatching(".*(Repository|Queries|Statements)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule entitiesChangeThemselves = noClasses().should().setFieldWhere(belongsToAnotherEntity());

    @ArchTest
    static final ArchRule everyEntityHasARepository = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<>("have a repository in their package") {
                @Override
                public void check(JavaClass entity, ConditionEvents events) {
                    boolean has = entity.getPackage().getClasses().stream()
                            .filter(type -> type.isAssignableTo(PanacheRepositoryBase.class))
                            .flatMap(
                                    type -> Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream()))
                            .map(JavaType::getName)
                            .anyMatch(name -> name.matches(".*<" + Pattern.quote(entity.getName()) + "[,>].*"));
                    if (!has) {
                        events.add(SimpleConditionEvent.violated(entity, entity.getName() + " has no repository"));
                    }
                }
            });

    private static DescribedPredicate<JavaFieldAccess> belongsToAnotherEntity() {
        return DescribedPredicate.describe("the field belongs to another entity", access -> {
            JavaClass owner = access.getTarget().getOwner();
            boolean ofEntity = owner.isAnnotatedWith(Entity.class) || owner.isAnnotatedWith(MappedSuperclass.class);
            return ofEntity && !access.getOriginOwner().isAssignableTo(owner.getName());
        });
    }
}
