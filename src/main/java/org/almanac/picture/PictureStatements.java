package org.almanac.picture;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.Session;

/** Forgets pictures in sets. */
@ApplicationScoped
class PictureStatements {
    /** Withdrawn events can come back, and so can what an event said before. */
    private static final String FORGET = """
            delete from picture p where uploaded_at < :before and not exists (select 1 from (
                select substring(image from '/pictures/([0-9a-f]{32})\\.jpg$') from event
                where image like '%/pictures/%.jpg'
                union all
                select substring(content ->> 'image' from '/pictures/([0-9a-f]{32})\\.jpg$') from former_content
                where content ->> 'image' like '%/pictures/%.jpg'
                ) used (hash) where used.hash = p.hash)
            """;

    private final Session session;

    PictureStatements(Session session) {
        this.session = session;
    }

    /** Those that no event shows or showed, and that were brought before an instant. */
    int forgetUnused(Instant before) {
        return session.createNativeMutationQuery(FORGET)
                .setParameter("before", before)
                .executeUpdate();
    }
}
