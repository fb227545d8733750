package org.almanac.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.almanac.outbox.ComposeResult;
import org.almanac.outbox.MessageKind;
import org.almanac.subscriber.address.AddressChangeMail;
import org.almanac.subscriber.address.AddressMovedMail;
import org.almanac.subscriber.choice.ChoiceSummary;
import org.almanac.subscriber.signup.ConfirmationMail;
import org.almanac.subscriber.words.AddressMessages;
import org.almanac.subscriber.words.ConfirmationMessages;
import org.almanac.subscriber.words.ReaderLanguages;
import org.almanac.time.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What mails about a subscription say in each language. They lie in {@code target/mails} to be looked at. */
@QuarkusTest
class SubscriptionMailsTest {
    private static final Pattern FONT = Pattern.compile("font-family:([^;\"]*)");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    /** Those of notices: NoticeWriterTest's mails have the same. */
    private static final Set<String> FONTS = Set.of(
            "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif",
            "Georgia,'Times New Roman',serif");

    @ParameterizedTest
    @EnumSource(Language.class)
    void firstLineSaysWhatItIsAboutInBothParts(Language language) throws IOException {
        for (Map.Entry<String, ComposeResult.Mail> one : mails(language).entrySet()) {
            String text = one.getValue().form().text();
            String html = one.getValue().form().html();
            keep(language.tag() + "-" + one.getKey(), one.getValue());
            String firstLine = text.lines().findFirst().orElseThrow();
            assertThat(firstLine).contains("reader@example.org");
            assertThat(plain(html)).startsWith(one.getValue().form().subject() + firstLine);
            assertThat(html).contains("<html lang=\"" + language.tag() + "\">").doesNotContain("NOT_FOUND");
            assertThat(plain(html)).doesNotContain("{");
            assertThat(text).doesNotContain("{", "NOT_FOUND", "\n\n\n");
            assertThat(links(html)).as(one.getKey()).isEqualTo(addresses(text));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theyLookLikeAllOthers(Language language) {
        mails(language)
                .values()
                .forEach(mail -> assertThat(FONT.matcher(mail.form().html().replaceAll("(?s)<!--.*?-->", ""))
                                .results()
                                .map(font -> font.group(1))
                                .collect(Collectors.toSet()))
                        .isEqualTo(FONTS));
    }

    private static Map<String, ComposeResult.Mail> mails(Language language) {
        ConfirmationMessages words = ReaderLanguages.words(ConfirmationMessages.class, language);
        AddressMessages address = ReaderLanguages.words(AddressMessages.class, language);
        String site = "Trade & Fairs";
        Map<String, ComposeResult.Mail> mails = new LinkedHashMap<>();
        ConfirmationMail.Content asked = new ConfirmationMail.Content(
                site,
                words.mailSubject(site),
                words.mailLede("reader@example.org", site),
                new ChoiceSummary(List.of(
                        new ChoiceSummary.Line("Subjects", "5G, Satellite"),
                        new ChoiceSummary.Line("Reminders", "7 days and 1 day before"))),
                List.of(
                        new ConfirmationMail.Coming(
                                "5G World Summit",
                                "8–10 June 2027, 09:00",
                                "ExCeL London, London",
                                "https://events.example/events/5g-world-summit"),
                        new ConfirmationMail.Coming(
                                "Private networks <in> ports",
                                "8 June 2027, 14:00",
                                "",
                                "https://events.example/events/ports")),
                false,
                "https://events.example/subscriptions/confirm/t0ken",
                7);
        mails.put("confirm", mail(asked.subject(), ConfirmationMail.Templates.confirmation(asked), language));
        AddressChangeMail.Content change = new AddressChangeMail.Content(
                site,
                address.addressSubject(site),
                address.addressMailLede("reader@example.org", site),
                "https://events.example/address/t0ken",
                1);
        mails.put(
                "address-change", mail(change.subject(), AddressChangeMail.Templates.addressChange(change), language));
        AddressMovedMail.Content moved = new AddressMovedMail.Content(
                site,
                address.movedSubject(site),
                address.movedLede(site, "reader@example.org", "8 June 2027"),
                "https://events.example/subscribe");
        mails.put("address-moved", mail(moved.subject(), AddressMovedMail.Templates.addressMoved(moved), language));
        return mails;
    }

    private static ComposeResult.Mail mail(String subject, MailTemplateInstance template, Language language) {
        return ComposeResult.Mail.of(Set.of(MessageKind.CONFIRM), subject, template, language.locale());
    }

    private static String plain(String html) {
        return unescaped(
                        html.replaceAll("(?s)<style>.*?</style>|<!--.*?-->", "").replaceAll("<[^>]*>", ""))
                .replaceAll("\\s*\n\\s*", "")
                .strip();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&middot;", "·")
                .replace("&amp;", "&");
    }

    private static Set<String> links(String html) {
        return HREF.matcher(html).results().map(link -> link.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> addresses(String text) {
        return ADDRESS.matcher(text).results().map(link -> link.group()).collect(Collectors.toSet());
    }

    private static void keep(String name, ComposeResult.Mail mail) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(directory.resolve(name + ".html"), mail.form().html());
        Files.writeString(
                directory.resolve(name + ".txt"),
                "Subject: " + mail.form().subject() + "\n\n" + mail.form().text());
    }
}
