package org.almanac.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.scheduler.Scheduled;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The directions that docs/architecture.md draws. */
@AnalyzeClasses(packages = "org.almanac", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.almanac.";

    /** May be used by everybody. */
    private static final Set<String> GROUND = Set.of("time", "problem", "paging", "settings", "transaction", "privacy");

    private static final Set<String> BELOW_FACES = Set.of(
            "json",
            "place",
            "ical",
            "markdown",
            "web",
            "event",
            "outbox",
            "account",
            "feed",
            "importer",
            "subscriber",
            "notification");

    /** Each package and what it may use besides the ground. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("time", Set.of()),
            Map.entry("problem", Set.of()),
            Map.entry("paging", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("transaction", Set.of()),
            Map.entry("privacy", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("ical", Set.of()),
            Map.entry("place", Set.of("ical")),
            Map.entry("database", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("outbox", Set.of()),
            Map.entry("markdown", Set.of()),
            Map.entry("event", Set.of("ical", "markdown")),
            Map.entry("account", Set.of("event", "outbox", "web")),
            Map.entry("feed", Set.of("event", "ical", "markdown", "web")),
            Map.entry("importer", Set.of("event", "ical", "json")),
            Map.entry("subscriber", Set.of("event", "outbox", "web", "json")),
            Map.entry("notification", Set.of("event", "subscriber", "outbox", "feed")),
            Map.entry("site", BELOW_FACES),
            Map.entry("widget", BELOW_FACES),
            Map.entry("api", BELOW_FACES),
            Map.entry("admin", BELOW_FACES),
            Map.entry("demo", BELOW_FACES),
            Map.entry(
                    "schedule",
                    Set.of("account", "feed", "importer", "subscriber", "notification", "outbox", "event")));

    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheTableAllows = classes()
            .that(resideInAPackage("org.almanac.*"))
            .should(new ArchCondition<>("use only what is allowed") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String from = feature(type);
                    Set<String> allowed = new TreeSet<>(GROUND);
                    allowed.addAll(MAY_USE.getOrDefault(from, Set.of()));
                    allowed.add(from);
                    if (!MAY_USE.containsKey(from)) {
                        events.add(SimpleConditionEvent.violated(type, from + " is not in the table"));
                    }
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency ->
                                    dependency.getTargetClass().getPackageName().startsWith(ROOT))
                            .filter(dependency -> !allowed.contains(feature(dependency.getTargetClass())))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("org.almanac.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule icalLibrariesStayInIcal = noClasses()
            .that(not(resideInAPackage("org.almanac.ical..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("net.fortuna.ical4j..", "org.dmfs.."));

    @ArchTest
    static final ArchRule icalReadsWithItsLibrary = classes()
            .that()
            .haveFullyQualifiedName("org.almanac.ical.read.ContentLine")
            .or()
            .haveFullyQualifiedName("org.almanac.ical.recur.RuleReader")
            .should()
            .dependOnClassesThat(resideInAPackage("net.fortuna.ical4j.."));

    @ArchTest
    static final ArchRule icalWritesWithItsLibrary = classes()
            .that()
            .haveFullyQualifiedName("org.almanac.ical.write.EventWriter")
            .or()
            .haveFullyQualifiedName("org.almanac.ical.write.ICalWriter")
            .or()
            .haveFullyQualifiedName("org.almanac.ical.write.TimeZoneWriter")
            .should()
            .dependOnClassesThat(resideInAPackage("net.fortuna.ical4j.."));

    @ArchTest
    static final ArchRule rulesAndZonesKnowNoCalendars = noClasses()
            .that(resideInAnyPackage("org.almanac.ical.recur..", "org.almanac.ical.zone.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.almanac.ical.read..", "org.almanac.ical.write.."));

    @ArchTest
    static final ArchRule readingAndWritingAreApart = noClasses()
            .that(resideInAPackage("org.almanac.ical.read.."))
            .should()
            .dependOnClassesThat(resideInAPackage("org.almanac.ical.write.."));

    /** They add zones of their own to those of the JVM. */
    @ArchTest
    static final ArchRule nobodyUsesTheLibrarysZones = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("net.fortuna.ical4j.data.."))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "net\\.fortuna\\.ical4j\\.model\\.(TimeZoneRegistry(Impl|Factory)|ZoneRules.*|TimeZoneLoader)");

    @ArchTest
    static final ArchRule markdownLibrariesStayInMarkdown = noClasses()
            .that(not(resideInAPackage("org.almanac.markdown..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.commonmark..", "org.owasp.html.."));

    /** Others write mails as typed templates, which the outbox fills and sends. */
    @ArchTest
    static final ArchRule theMailerStaysInOutbox = noClasses()
            .that(not(resideInAPackage("org.almanac.outbox..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.quarkus.mailer..", "io.vertx.ext.mail..", "jakarta.mail..", "org.eclipse.angus..")
                    .and(not(equivalentTo(MailTemplateInstance.class))));

    @ArchTest
    static final ArchRule onlyTheOutboxSends = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "send a mail past the outbox",
                    call -> call.getTargetOwner().getFullName().equals(MailTemplateInstance.class.getName())
                            && !call.getName().equals("templateInstance")));

    /** They change without notice. */
    @ArchTest
    static final ArchRule nobodyUsesWhatIsInternalToQuarkusMailerOrVertx = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.quarkus.mailer.runtime..",
                    "io.quarkus.tls.runtime..",
                    "io.vertx.core.impl..",
                    "io.vertx.core.net.impl..",
                    "io.vertx.ext.mail.impl.."));

    @ArchTest
    static final ArchRule schedulingStaysInSchedule = noClasses()
            .that(not(resideInAPackage("org.almanac.schedule..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.quartz..", "io.quarkus.scheduler..", "io.quarkus.quartz.."));

    /** See ADR 49; all else that happens by the clock is one node's affair, in the clustered store. */
    @ArchTest
    static final ArchRule onlyTheOutboxBeatsInMemory = methods()
            .that()
            .areAnnotatedWith(Scheduled.class)
            .should(beInTheStoreUnless(Set.of("outbox-drain", "outbox-heartbeat", "outbox-measure")));

    @ArchTest
    static final ArchRule nobodyAsksTheMachineForTheTime = noClasses()
            .that(not(resideInAPackage("org.almanac.time..")))
            .should()
            .callMethodWhere(readsTheMachinesClock());

    /** Else one of two that met would fail: {@code @Transactional} and {@code Transactions} begin again. */
    @ArchTest
    static final ArchRule transactionsAreRepeatable = noClasses()
            .that(not(resideInAPackage("org.almanac.transaction..")))
            .should()
            .callMethod("io.quarkus.narayana.jta.QuarkusTransaction", "requiringNew");

    @ArchTest
    static final ArchRule resourcesAreNamedSo =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule httpStaysInResourcesAndWeb = noClasses()
            .that(not(resideInAPackage("org.almanac.web..")))
            .and(not(resideInAnyPackage(faces())))
            .and()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."));

    @ArchTest
    static final ArchRule addressesOfOursAreWrittenInOnePlace =
            noClasses().should().callMethodWhere(completesAnAddress());

    private static ArchCondition<JavaMethod> beInTheStoreUnless(Set<String> inMemory) {
        return new ArchCondition<>("be in Quartz' clustered store unless they are " + inMemory) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Scheduled scheduled = method.getAnnotationOfType(Scheduled.class);
                boolean stored = scheduled.executeWith().equals(Scheduled.AUTO);
                if (stored == inMemory.contains(scheduled.identity())
                        || scheduled.identity().isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " is " + (stored ? "stored" : "in memory")));
                }
            }
        };
    }

    private static String[] faces() {
        return new String[] {"org.almanac.api..", "org.almanac.admin..", "org.almanac.site..", "org.almanac.widget.."};
    }

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String inside = name.substring(ROOT.length());
        int dot = inside.indexOf('.');
        return dot < 0 ? inside : inside.substring(0, dot);
    }

    /** Methods that put the scheme and the Host header of the request before a path. LocalAddress does not. */
    private static DescribedPredicate<JavaCall<?>> completesAnAddress() {
        return DescribedPredicate.describe("complete an address by the request's Host header", call -> {
            String owner = call.getTargetOwner().getFullName();
            String name = call.getName();
            boolean answer = owner.equals("jakarta.ws.rs.core.Response")
                    && Set.of("seeOther", "created", "temporaryRedirect").contains(name);
            boolean builder = owner.equals("jakarta.ws.rs.core.Response$ResponseBuilder")
                    && Set.of("location", "contentLocation", "link", "links").contains(name);
            boolean asked = owner.equals("jakarta.ws.rs.core.UriInfo")
                    && (name.startsWith("getRequestUri")
                            || name.startsWith("getBaseUri")
                            || name.startsWith("getAbsolutePath"));
            return answer || builder || asked;
        });
    }

    private static DescribedPredicate<JavaCall<?>> readsTheMachinesClock() {
        return DescribedPredicate.describe("read the machine's clock", call -> {
            String owner = call.getTargetOwner().getFullName();
            boolean now = call.getName().equals("now")
                    && owner.startsWith("java.time.")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.getFullName().equals("java.time.Clock"));
            boolean millis = owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
            boolean system = owner.equals("java.time.Clock") && call.getName().startsWith("system");
            return now || millis || system;
        });
    }
}
