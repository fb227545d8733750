package org.almanac.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: the stack it needs is bounded, and the time grows with its length. */
class MarkdownBoundsTest {
    private static final int LENGTH = 20_000;

    /** Half of what a worker thread has. */
    private static final int SMALL_STACK = 512 * 1024;

    /** Of a processor's time, for machines that are busy; the squares took longer. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    record Payload(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Payload> nesting() {
        return Stream.of(
                repeated("> "),
                repeated(">"),
                repeated("1. "),
                repeated("- "),
                repeated("+ "),
                repeated("* "),
                repeated("> 1. - "),
                nested("![", "](b)"),
                nested("![", "]()"),
                nested("[", "]"),
                nested("[![a](", ")](b)"),
                nested("*a ", " a*"),
                nested("_a ", " a_"),
                nested("**a ", " a**"),
                nested("*", "*"),
                nested("*_", "_*"),
                nested("*a **b ", " b** a*"),
                nested("**![", "](b)**"),
                nested("a*b* ", "c** "),
                new Payload("stairs", stairs()),
                new Payload("stairs of quotes", repeat("> ", 90) + "a\n" + repeat("> ", 190) + "- - - - b"));
    }

    static Stream<Payload> slow() {
        List<Payload> payloads = new ArrayList<>();
        for (String mark : List.of(
                "<",
                "</",
                "<!",
                "<!A",
                "<!--",
                "<?",
                "<![CDATA[",
                "<a:",
                "<a@",
                "<b>",
                "<a b=\"",
                "<x y='",
                "[",
                "![",
                "[]",
                "[a](",
                "![a](",
                "[a][",
                "[a](<b",
                "[a]\n",
                "[a]: b\n",
                "*a ",
                "_a ",
                "**a",
                "a**",
                "*_",
                "***a** ",
                "`",
                "`a``b",
                "&",
                "\\",
                "a\n",
                "- a\n",
                "#",
                "~~~\n",
                "\t",
                "|",
                "http://a.b/",
                "a\n> ",
                "\u00a0")) {
            payloads.add(repeated(mark));
        }
        payloads.add(new Payload("lists and empty lines", repeat("- ", 190) + "a" + repeat("\n", LENGTH - 200)));
        payloads.add(new Payload("stairs and empty lines", stairs().substring(0, 8_000) + repeat("\n", 12_000)));
        payloads.add(new Payload("attributes", "<a" + repeat(" b", LENGTH - 10) + ">"));
        payloads.add(new Payload("attributes with values", "> <a" + repeat(" b='<>'", LENGTH - 10) + ">"));
        payloads.add(new Payload("attributes just few enough", repeat("<a" + repeat(" b", 190) + ">\n\n", LENGTH)));
        payloads.add(new Payload("angles just few enough", repeat("<a ", 890) + repeat("a ", LENGTH - 900)));
        payloads.add(new Payload("ticks", ticks()));
        return payloads.stream();
    }

    @ParameterizedTest
    @MethodSource({"nesting", "slow"})
    void needsLittleStackAndTime(Payload payload) throws InterruptedException {
        assertThat(payload.text().length()).isLessThanOrEqualTo(LENGTH + 10);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicLong taken = new AtomicLong(Long.MAX_VALUE);
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        Markdown markdown = Markdown.of(payload.text());
                        markdown.html();
                        markdown.portableHtml();
                        markdown.plainText();
                        markdown.isStyled();
                        Markdown.complaint(payload.text());
                        taken.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                },
                "small stack",
                SMALL_STACK);
        thread.setDaemon(true);
        thread.start();
        thread.join(PATIENCE.toMillis());

        assertThat(failure.get()).isNull();
        assertThat(Duration.ofNanos(taken.get())).isLessThan(LONGEST);
    }

    @ParameterizedTest
    @MethodSource("nesting")
    void saysWhenATextCannotBeShownAsItWasMeant(Payload payload) {
        if (payload.name().equals("[ … ]")) {
            // No link, so that nothing nests; but more brackets than anybody writes.
            assertThat(Markdown.complaint(payload.text()))
                    .hasValueSatisfying(text -> assertThat(text).contains("marks"));
        } else {
            assertThat(Markdown.complaint(payload.text())).isPresent();
        }
    }

    @Test
    void showsTheWordsOfWhatIsNestedTooDeeply() {
        String deep = ">".repeat(150) + " the *words* `said`";

        assertThat(Markdown.of(deep).html()).contains("the").contains("said").contains("<blockquote>");
        assertThat(Markdown.of(deep).plainText()).contains("the").contains("said");
    }

    @Test
    void showsWhatHasTooManyMarksAsItWasTyped() {
        String crowded = "Before\n\n" + repeat("*a ", 3_000) + "b" + repeat(" a*", 3_000) + "\n\nafter, with <b>.";

        String html = Markdown.of(crowded).html();

        assertThat(html).contains("<p>Before</p>").contains("*a *a *a").contains("after, with &lt;b&gt;.");
        assertThat(Markdown.of(crowded).isStyled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name: ______________________  Date: ______________________  Signature: ______________________________",
                "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -",
                "********************************************************************************************************",
                ">>>>>>>>>> quoted ten times, as mails are, and some more words to be longer than what is not counted at all",
                "5 < 6 and a sentence that goes on for a while so that the words behind it might be taken for attributes <b"
            })
    void doesNotComplainOfWhatPeopleWrite(String text) {
        assertThat(Markdown.complaint(text)).isEmpty();
    }

    @Test
    void doesNotComplainOfALongProgramme() {
        StringBuilder programme = new StringBuilder();
        for (int i = 0; programme.length() < LENGTH - 150; i++) {
            programme.append("- **09:%02d** *Session %d*, [abstract](https://example.com/%d) by _A. Speaker_%n"
                    .formatted(i % 60, i, i));
        }

        assertThat(Markdown.complaint(programme.toString())).isEmpty();
        assertThat(Markdown.of(programme.toString()).html()).contains("<strong>09:59</strong>");
    }

    @Test
    void fiftyListsInsideEachOtherAreOneTooMany() {
        assertThat(Markdown.complaint(repeat("- ", 98) + "words and more words"))
                .isEmpty();
        assertThat(Markdown.complaint(repeat("- ", 100) + "words and more words"))
                .isPresent();
    }

    private static Payload repeated(String mark) {
        return new Payload(mark.replace("\n", "\\n"), repeat(mark, LENGTH));
    }

    private static Payload nested(String open, String close) {
        int times = LENGTH / (open.length() + close.length());
        return new Payload(open + " … " + close, open.repeat(times - 1) + "x" + close.repeat(times - 1));
    }

    private static String repeat(String part, int length) {
        return part.repeat(length / part.length());
    }

    private static String stairs() {
        StringBuilder stairs = new StringBuilder();
        for (int i = 0; stairs.length() + 2 * i + 4 <= LENGTH; i++) {
            stairs.append("  ".repeat(i)).append("- a\n");
        }
        return stairs.toString();
    }

    private static String ticks() {
        StringBuilder ticks = new StringBuilder();
        for (int i = 1; ticks.length() + i < LENGTH; i++) {
            ticks.append("`".repeat(i)).append("a");
        }
        return ticks.toString().toLowerCase(Locale.ROOT);
    }
}
