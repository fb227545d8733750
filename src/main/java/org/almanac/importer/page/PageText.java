package org.almanac.importer.page;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Text of pages: markup and entities undone, paragraphs kept. */
final class PageText {
    private static final Set<String> NEW_LINE = Set.of("br", "li", "tr");
    private static final Set<String> PARAGRAPH =
            Set.of("p", "div", "section", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6");

    private PageText() {}

    /** One line; null when nothing is left. */
    static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = hasMarkup(text) ? Jsoup.parseBodyFragment(text).text() : text;
        // Some programs escape twice.
        String once = hasMarkup(plain) ? Jsoup.parseBodyFragment(plain).text() : plain;
        String line = once.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
        return line.isEmpty() ? null : line;
    }

    /** Several lines; null when nothing is left. */
    static @Nullable String block(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // Some programs escape twice, line breaks too.
        String plain = hasMarkup(text) ? paragraphs(text.replace("\\n", "\n")) : text;
        String block = (hasMarkup(plain) ? paragraphs(plain) : plain)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
        return block.isEmpty() ? null : block;
    }

    /** A text of at most so many characters, cut between words and marked as cut. */
    static @Nullable String atMost(int most, @Nullable String text) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most - 1);
        return text.substring(0, space > most / 2 ? space : most - 1).strip() + "…";
    }

    private static boolean hasMarkup(String text) {
        return text.indexOf('<') >= 0 && text.indexOf('>') > 0 || text.matches("(?s).*&#?[A-Za-z0-9]{2,31};.*");
    }

    private static String paragraphs(String html) {
        StringBuilder text = new StringBuilder();
        Jsoup.parseBodyFragment(html).body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.getWholeText().replaceAll("[ \\t\\r\\n]+", " "));
                } else if (node instanceof Element element) {
                    breakFor(element, true);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    breakFor(element, false);
                }
            }

            private void breakFor(Element element, boolean begins) {
                String name = element.normalName();
                if (PARAGRAPH.contains(name)) {
                    text.append("\n\n");
                } else if (NEW_LINE.contains(name) && begins) {
                    text.append(name.equals("li") ? "\n- " : "\n");
                }
            }
        });
        return text.toString().replaceAll("\\n +", "\n").replaceAll("\\n- +", "\n- ");
    }
}
