package org.almanac.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The directions that docs/architecture.md draws. */
@AnalyzeClasses(packages = "org.almanac", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.almanac.";
    private static final long MOST_IN_A_FOLDER = 30;

    /** May be used by everybody. */
    private static final Set<String> GROUND =
            Set.of("time", "problem", "paging", "settings", "transaction", "privacy", "encoding");

    private static final Set<String> BELOW_FACES = Set.of(
            "json",
            "place",
            "ical",
            "markdown",
            "web",
            "picture",
            "event",
            "outbox",
            "account",
            "feed",
            "importer",
            "subscriber",
            "notification",
            "webhook");

    /** Each package and what it may use besides the ground. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("time", Set.of()),
            Map.entry("problem", Set.of()),
            Map.entry("paging", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("transaction", Set.of()),
            Map.entry("privacy", Set.of()),
            Map.entry("encoding", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("ical", Set.of()),
            Map.entry("place", Set.of("ical")),
            Map.entry("database", Set.of()),
            Map.entry("check", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("outbox", Set.of()),
            Map.entry("picture", Set.of()),
            Map.entry("markdown", Set.of()),
            Map.entry("event", Set.of("ical", "markdown")),
            Map.entry("account", Set.of("event", "outbox", "web")),
            Map.entry("feed", Set.of("event", "ical", "markdown", "web")),
            Map.entry("importer", Set.of("event", "ical", "json", "place", "markdown")),
            Map.entry("subscriber", Set.of("event", "outbox", "web", "json")),
            Map.entry("notification", Set.of("event", "subscriber", "outbox", "feed")),
            Map.entry("webhook", Set.of("event", "importer", "subscriber")),
            Map.entry("site", BELOW_FACES),
            Map.entry("widget", BELOW_FACES),
            Map.entry("api", BELOW_FACES),
            Map.entry("admin", BELOW_FACES),
            Map.entry("demo", BELOW_FACES),
            Map.entry(
                    "schedule",
                    Set.of(
                            "account",
                            "feed",
                            "importer",
                            "subscriber",
                            "notification",
                            "outbox",
                            "picture",
                            "event",
                            "webhook")));

    /** Packages whose inner packages may be used by others; their roots could not hold all that others use. */
    private static final Set<String> OPEN = Set.of("ical", "importer", "event");

    /** Open packages whose directions are rules of their own. */
    private static final Set<String> TOLD_APART_BELOW = Set.of("ical", "importer");

    /**
     * Each inner package and the inner packages of the same package that it may use. It may also use those types of the
     * root that use no others than these, directly or by way of other types of the root; the root may use all.
     */
    private static final Map<String, Map<String, Set<String>>> INNER = Map.of(
            "outbox",
            Map.of(
                    "mime", Set.of(),
                    "smtp", Set.of("mime"),
                    "queue", Set.of("mime"),
                    "bounce", Set.of("mime"),
                    "compose", Set.of("mime", "smtp", "queue", "bounce"),
                    "archive", Set.of("mime", "smtp", "queue", "bounce", "compose"),
                    "delivery", Set.of("mime", "smtp", "queue", "bounce", "compose", "archive")),
            "notification",
            Map.of(
                    "due", Set.of(),
                    "ledger", Set.of(),
                    "mail", Set.of(),
                    "facts", Set.of("mail"),
                    "compose", Set.of("due", "ledger", "mail", "facts"),
                    "plan", Set.of("due", "ledger", "mail", "facts", "compose")),
            "subscriber",
            Map.ofEntries(
                    Map.entry("words", Set.of()),
                    Map.entry("store", Set.of("words")),
                    Map.entry("choice", Set.of("words", "store")),
                    Map.entry("link", Set.of("words", "store")),
                    Map.entry("privacy", Set.of("words", "store")),
                    Map.entry("suppression", Set.of("words", "store")),
                    Map.entry("listimport", Set.of("words", "store", "choice")),
                    Map.entry("signup", Set.of("words", "store", "choice", "link")),
                    Map.entry("preferences", Set.of("words", "store", "choice", "link", "privacy")),
                    Map.entry("address", Set.of("words", "store", "link", "privacy", "suppression", "signup")),
                    Map.entry("page", Set.of("words", "store", "choice", "link", "signup", "address", "preferences"))),
            "feed",
            Map.of(
                    "render", Set.of(),
                    "ics", Set.of("render"),
                    "atom", Set.of("render"),
                    "jscal", Set.of("render"),
                    "json", Set.of("render"),
                    "http", Set.of("render"),
                    "route", Set.of("render", "http"),
                    "check", Set.of()),
            "web",
            Map.of(
                    "log", Set.of(),
                    "look", Set.of(),
                    "proxy", Set.of(),
                    "connection", Set.of(),
                    "problem", Set.of(),
                    "request", Set.of("proxy", "connection", "problem"),
                    "body", Set.of("proxy", "connection", "problem")),
            "event",
            Map.ofEntries(
                    Map.entry("text", Set.of()),
                    Map.entry("rules", Set.of("text")),
                    Map.entry("dates", Set.of("text")),
                    Map.entry("imported", Set.of("text", "rules", "dates")),
                    Map.entry("store", Set.of("text", "dates", "imported")),
                    Map.entry("bulk", Set.of("text", "store")),
                    Map.entry("read", Set.of("text", "rules", "dates", "imported", "store", "bulk")),
                    Map.entry("write", Set.of("text", "rules", "dates", "imported", "store", "bulk", "read")),
                    Map.entry("merge", Set.of("text", "rules", "dates", "imported", "store", "bulk", "read", "write")),
                    Map.entry("register", Set.of("text", "rules", "store", "bulk", "read", "write")),
                    Map.entry("batch", Set.of("text", "rules", "store", "bulk", "read", "write", "register"))),
            "account",
            Map.of(
                    "password", Set.of(),
                    "store", Set.of(),
                    "link", Set.of("password"),
                    "login", Set.of("password", "store"),
                    "provider", Set.of("store", "login"),
                    "access", Set.of("password", "store", "login")),
            "api",
            Map.of(
                    "description", Set.of(),
                    "event", Set.of(),
                    "register", Set.of(),
                    "imports", Set.of(),
                    "people", Set.of(),
                    "mail", Set.of(),
                    "webhook", Set.of()),
            "site",
            Map.of(
                    "cache", Set.of(),
                    "list", Set.of("cache"),
                    "event", Set.of("cache"),
                    "share", Set.of("cache"),
                    "search", Set.of("cache"),
                    "submit", Set.of("cache")),
            "admin",
            Map.of(
                    "recurrence", Set.of(),
                    "event", Set.of("recurrence"),
                    "series", Set.of("recurrence", "event"),
                    "list", Set.of(),
                    "register", Set.of("recurrence", "event", "list"),
                    "widget", Set.of(),
                    "mail", Set.of(),
                    "subscriber", Set.of(),
                    "people", Set.of(),
                    "imports", Set.of("recurrence", "event")));

    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheTableAllows = classes()
            .that(resideInAPackage("org.almanac.*.."))
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
    static final ArchRule onlyTheRootOfAPackageIsUsedByOthers = classes()
            .that(resideInAPackage("org.almanac.*.."))
            .should(new ArchCondition<>("use no inner package of another package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency ->
                                    !feature(dependency.getTargetClass()).equals(feature(type)))
                            .filter(dependency ->
                                    !inner(dependency.getTargetClass()).isEmpty())
                            .filter(dependency -> !OPEN.contains(feature(dependency.getTargetClass())))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule innerPackagesUseOnlyWhatTheTableAllows = classes()
            .that(resideInAPackage("org.almanac.*.*.."))
            .and(DescribedPredicate.describe("are in the table", type -> !TOLD_APART_BELOW.contains(feature(type))))
            .should(new ArchCondition<>("use only what is allowed") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Set<String> allowed =
                            INNER.getOrDefault(feature(type), Map.of()).get(inner(type));
                    if (allowed == null) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not in the table"));
                        return;
                    }
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass();
                        if (!feature(target).equals(feature(type))
                                || inner(target).equals(inner(type))) {
                            continue;
                        }
                        Set<String> reached = new TreeSet<>();
                        reach(target, reached, new HashSet<>());
                        if (!allowed.containsAll(reached)) {
                            events.add(SimpleConditionEvent.violated(
                                    dependency, dependency.getDescription() + ", by which it uses " + reached));
                        }
                    }
                }
            });

    @ArchTest
    static void foldersCanBeRead(JavaClasses all) {
        Map<String, Long> sizes = all.stream()
                .filter(type -> !type.isNestedClass())
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((folder, types) -> assertThat(types).as(folder).isLessThanOrEqualTo(MOST_IN_A_FOLDER));
    }

    @ArchTest
    static void innerPackagesFormNoCycles(JavaClasses all) {
        INNER.forEach((feature, table) -> {
            Set<String> done = new HashSet<>();
            while (done.size() < table.size()) {
                Set<String> next = new TreeSet<>(table.keySet());
                next.removeIf(name -> done.contains(name) || !done.containsAll(table.get(name)));
                assertThat(next).as("the lowest of what is left of " + feature).isNotEmpty();
                done.addAll(next);
            }
        });
    }

    @ArchTest
    static final ArchRule howTheCatalogueIsStoredIsItsOwnAffair = noClasses()
            .that(not(resideInAPackage("org.almanac.event..")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.almanac.event.store.."));

    @ArchTest
    static final ArchRule whatIsReadKnowsNoImports = noClasses()
            .that(resideInAnyPackage("org.almanac.importer.table..", "org.almanac.importer.fetch.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.almanac.importer", "org.almanac.importer.page..", "org.almanac.importer.source.."));

    @ArchTest
    static final ArchRule pagesKnowNoSources = noClasses()
            .that(resideInAPackage("org.almanac.importer.page.."))
            .should()
            .dependOnClassesThat(resideInAPackage("org.almanac.importer.source.."));

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

    /** See ADR 46; all else that happens by the clock is one node's affair, in the clustered store. */
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

    /** Else a body of another type is read by whoever reads that type, and fails there. */
    @ArchTest
    static final ArchRule formsAreTakenAsForms = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .and(DescribedPredicate.describe(
                    "take a form",
                    method -> method.getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(MultivaluedMap.class))))
            .should()
            .beAnnotatedWith(Consumes.class);

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

    /** The inner package, such as {@code smtp}; empty for the root of a package. */
    private static String inner(JavaClass type) {
        String name = type.getPackageName();
        int dot = name.startsWith(ROOT) ? name.indexOf('.', ROOT.length()) : -1;
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /** Adds the inner packages that whoever uses a type depends on. */
    private static void reach(JavaClass type, Set<String> inner, Set<JavaClass> seen) {
        if (!inner(type).isEmpty()) {
            inner.add(inner(type));
        } else if (seen.add(type)) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> feature(target).equals(feature(type)))
                    .forEach(target -> reach(target, inner, seen));
        }
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
