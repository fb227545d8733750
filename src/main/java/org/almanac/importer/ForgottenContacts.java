package org.almanac.importer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.almanac.importer.submission.SubmissionRepository;
import org.almanac.privacy.AddressErased;

/** Takes an address that is erased out of what readers proposed and of files that wait to be imported. */
@ApplicationScoped
class ForgottenContacts {
    private final SubmissionRepository submissions;
    private final UploadRepository uploads;

    ForgottenContacts(SubmissionRepository submissions, UploadRepository uploads) {
        this.submissions = submissions;
        this.uploads = uploads;
    }

    void forget(@Observes @Priority(AddressErased.REST) AddressErased news) {
        if (news.everywhere()) {
            submissions.replaceAll(news.pattern(), AddressErased.MARK);
            uploads.deleteContaining(news.pattern());
        }
    }
}
