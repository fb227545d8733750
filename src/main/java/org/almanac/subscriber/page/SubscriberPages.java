package org.almanac.subscriber.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.almanac.subscriber.address.AddressChanges;
import org.almanac.subscriber.choice.ChoiceForm;
import org.almanac.subscriber.choice.ChoiceSummary;
import org.almanac.subscriber.choice.UpcomingEvent;
import org.almanac.subscriber.preferences.Subscriptions;
import org.almanac.subscriber.signup.Confirmations;
import org.jspecify.annotations.Nullable;

/** The pages on which readers subscribe and decide. */
@CheckedTemplate(basePath = "subscriber")
final class SubscriberPages {
    private SubscriberPages() {}

    /** @param left in words, what of a list cannot be followed by mail */
    static native TemplateInstance subscribe(ChoiceForm form, List<String> left);

    static native TemplateInstance inbox();

    static native TemplateInstance confirm(
            Confirmations.Request request,
            ChoiceSummary choice,
            List<UpcomingEvent> upcoming,
            String wording,
            String path);

    /** @param repeated whether that was done before */
    static native TemplateInstance confirmed(
            Confirmations.Request request, List<UpcomingEvent> upcoming, boolean repeated);

    /** @param pausedUntil the day in words; empty when it is not paused */
    static native TemplateInstance preferences(
            Subscriptions.View subscription,
            ChoiceForm form,
            PauseField pause,
            String pausedUntil,
            String path,
            boolean saved);

    /** @param error empty when nothing is wrong */
    static native TemplateInstance address(String current, String path, String typed, String error);

    static native TemplateInstance addressInbox(String path);

    static native TemplateInstance addressConfirm(AddressChanges.Change change, String path);

    static native TemplateInstance addressMoved(AddressChanges.Change change);

    static native TemplateInstance erase(String email, String path);

    static native TemplateInstance erased();

    static native TemplateInstance unsubscribe(String email, String path);

    static native TemplateInstance unsubscribed();

    static native TemplateInstance invalidLink(String reason);

    /**
     * @param until a day, or empty
     * @param earliest the first day that can be chosen
     * @param latest the last
     */
    record PauseField(
            String until,
            String earliest,
            String latest,
            @Nullable String error) {}
}
