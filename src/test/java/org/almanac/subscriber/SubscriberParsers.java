package org.almanac.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import org.almanac.json.CsvTable;
import org.almanac.json.JsonInput;
import org.almanac.subscriber.choice.SubscriptionInput;
import org.almanac.subscriber.listimport.ListTable;
import org.almanac.subscriber.store.EmailAddress;
import org.almanac.subscriber.words.ReaderLanguages;

/** What this package reads, for tests of other packages. */
public final class SubscriberParsers {
    private static final JsonInput JSON = new JsonInput();

    private SubscriberParsers() {}

    public static void words(String text) {
        EmailAddress.parse(text);
        LeadTime.parse(text);
        ReaderLanguages.of(text);
    }

    public static void table(byte[] body) {
        ListTable.of(CsvTable.read(body, 1_000)).forEach(JsonNode::size);
    }

    public static void request(byte[] body) {
        JSON.value(JSON.tree(body), SubscriptionInput.class);
    }
}
