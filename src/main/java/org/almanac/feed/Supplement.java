package org.almanac.feed;

/**
 * What somebody wants beside a json feed, in the same answer.
 *
 * @param name for logs
 * @param members the text of a json object; its members come after the feed's own
 */
public record Supplement(String name, String members) {
    public Supplement {
        if (!members.startsWith("{\"") || !members.endsWith("}")) {
            throw new IllegalArgumentException(name + " is no json object with members");
        }
    }

    /** The text of a json object with all members of both. */
    public String addedTo(String json) {
        return json.substring(0, json.length() - 1) + "," + members.substring(1);
    }

    @Override
    public String toString() {
        return name;
    }
}
