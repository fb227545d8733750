package org.almanac.outbox.archive;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class MailFormRepository implements PanacheRepositoryBase<MailFormEntity, UUID> {}
