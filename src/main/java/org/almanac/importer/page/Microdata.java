package org.almanac.importer.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds events in microdata (HTML standard, §5), as JSON-LD would have them. */
final class Microdata {
    private static final int DEEPEST = 8;
    private static final int MOST_EVENTS = 500;

    private Microdata() {}

    static List<ObjectNode> events(Document page) {
        List<ObjectNode> events = new ArrayList<>();
        for (Element scope : page.select("[itemscope][itemtype*=schema.org]")) {
            if (events.size() < MOST_EVENTS && isOutermostEvent(scope)) {
                events.add(item(scope, 0));
            }
        }
        return events;
    }

    private static boolean isOutermostEvent(Element scope) {
        return JsonLd.isEvent(typed(scope))
                && scope.parents().stream()
                        .noneMatch(parent -> parent.hasAttr("itemscope") && JsonLd.isEvent(typed(parent)));
    }

    private static ObjectNode typed(Element scope) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("@type", scope.attr("itemtype").strip().split("\\s+", -1)[0]);
    }

    private static ObjectNode item(Element scope, int depth) {
        ObjectNode item = typed(scope);
        for (Element child : scope.children()) {
            properties(child, item, depth);
        }
        return item;
    }

    private static void properties(Element element, ObjectNode item, int depth) {
        boolean scoped = element.hasAttr("itemscope");
        if (element.hasAttr("itemprop")) {
            JsonNode value = scoped && depth < DEEPEST
                    ? item(element, depth + 1)
                    : JsonNodeFactory.instance.textNode(value(element));
            for (String name : element.attr("itemprop").strip().split("\\s+", -1)) {
                add(item, name.replaceFirst("^https?://schema.org/", ""), value);
            }
        }
        if (!scoped) {
            element.children().forEach(child -> properties(child, item, depth));
        }
    }

    private static void add(ObjectNode item, String name, JsonNode value) {
        JsonNode before = item.path(name);
        if (before instanceof ArrayNode several) {
            several.add(value);
        } else if (before.isMissingNode()) {
            item.set(name, value);
        } else {
            item.set(name, item.arrayNode().add(before).add(value));
        }
    }

    private static String value(Element element) {
        if (element.hasAttr("content")) {
            return element.attr("content");
        }
        return switch (element.normalName()) {
            case "a", "area", "link" -> element.absUrl("href");
            case "audio", "embed", "iframe", "img", "source", "track", "video" -> element.absUrl("src");
            case "object" -> element.absUrl("data");
            case "data", "meter" -> element.attr("value");
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : element.text();
            default -> element.attr("itemprop").contains("description") ? element.html() : element.text();
        };
    }
}
