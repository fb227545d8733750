package org.almanac.site.list;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.almanac.event.read.CalendarDays;
import org.almanac.event.read.CalendarQueries;
import org.almanac.problem.Problem;
import org.almanac.settings.SiteSettings;
import org.almanac.site.Boundaries;
import org.almanac.site.Choice;
import org.almanac.site.ShowableEntries;
import org.almanac.site.cache.PageAnswers;
import org.almanac.site.cache.Rendered;
import org.almanac.web.LocalAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A month, and single days of it. Each event stands on the days of its own clock. */
@Path("/month")
class MonthResource {
    private static final int PER_DAY = 8;
    private static final int ON_ONE_DAY = 200;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private final CalendarQueries queries;
    private final FacetStore facets;
    private final PageAnswers answers;
    private final ShowableEntries showable;
    private final SiteSettings site;
    private final Clock clock;

    MonthResource(
            CalendarQueries queries,
            FacetStore facets,
            PageAnswers answers,
            ShowableEntries showable,
            SiteSettings site,
            Clock clock) {
        this.queries = queries;
        this.facets = facets;
        this.answers = answers;
        this.showable = showable;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "site")
    static class Templates {
        private Templates() {}

        static native TemplateInstance month(MonthView view);

        static native TemplateInstance day(DayView view);
    }

    /** The month that it is, where the site is. */
    @GET
    @Operation(hidden = true)
    public Response current() {
        YearMonth month = YearMonth.from(today(clock.instant()));
        return LocalAddress.seeOther("/month/" + month)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("{month}")
    @Operation(hidden = true)
    public Response month(@PathParam("month") String typed, @Context UriInfo uri, @Context HttpServerRequest request) {
        YearMonth month = month(typed);
        Choice choice = Choice.of("/month/" + month, uri.getQueryParameters());
        LocalDate day = day(month, uri.getQueryParameters().getFirst("day"));
        String whole = uri.getQueryParameters().getFirst(Choice.ALL);
        return answers.page(request, () -> day == null ? render(month, choice, whole) : render(day, choice));
    }

    private Rendered render(YearMonth month, Choice choice, @Nullable String whole) {
        Instant now = clock.instant();
        ZoneId zone = site.defaultTimeZone();
        CalendarDays days = showable.of(queries.days(choice.filter(), month.atDay(1), month.atEndOfMonth(), PER_DAY));
        FacetStore.Counting counting = facets.in(month);
        int events = counting.apply(choice.filter()).events();
        FilterView filters = FilterView.of(choice, counting, whole);
        MonthView view = MonthView.of(month, choice, filters, events, days, today(now), site);
        return Rendered.html(Templates.month(view).render(), Boundaries.midnight(now, zone));
    }

    private Rendered render(LocalDate day, Choice choice) {
        CalendarDays days = showable.of(queries.days(choice.filter(), day, day, ON_ONE_DAY));
        return Rendered.html(Templates.day(DayView.of(day, choice, days)).render(), Instant.MAX);
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, site.defaultTimeZone());
    }

    private static YearMonth month(String typed) {
        try {
            YearMonth month = YearMonth.parse(typed);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException e) {
            // Told below, as for a year that nobody keeps.
        }
        throw Problem.notFound("There is no month “" + typed + "” here; months are written like 2027-06.");
    }

    private static @Nullable LocalDate day(YearMonth month, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            if (YearMonth.from(day).equals(month)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw Problem.notFound("There is no such day in this month; days are written like 2027-06-08.");
    }
}
