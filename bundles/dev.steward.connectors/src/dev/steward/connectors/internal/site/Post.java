package dev.steward.connectors.internal.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Texts;

/**
 * A post as it is kept: Markdown with front matter, the only truth of the site.
 *
 * @param id  its file name without ending, stable from the first publication on
 * @param key digest of the idempotency key that made it
 * @param by  digest of the call that made it, empty when it is not known
 */
record Post(String id, String key, String by, String title, Instant published, Instant updated, List<String> tags,
        String body) {

    private static final String FENCE = "---\n";

    Post {
        tags = List.copyOf(tags);
    }

    /** The file's text; title and tags are on one line each, so no value can end the front matter. */
    String source() {
        return FENCE + "title: " + title + "\npublished: " + published + "\nupdated: " + updated + "\ntags: "
                + String.join(", ", tags) + "\nkey: " + key + "\nby: " + by + "\n" + FENCE + "\n" + body;
    }

    /** Null when the text is no post that {@link #source} wrote. */
    static @Nullable Post parse(String id, String source) {
        var end = source.indexOf("\n" + FENCE, FENCE.length());
        if (!source.startsWith(FENCE) || end < 0) {
            return null;
        }
        var front = new HashMap<String, String>();
        source.substring(FENCE.length(), end).lines().forEach(line -> {
            var colon = line.indexOf(": ");
            if (colon > 0) {
                front.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        var body = source.substring(end + 1 + FENCE.length());
        try {
            return new Post(id, front.getOrDefault("key", ""), front.getOrDefault("by", ""),
                    front.getOrDefault("title", id),
                    Instant.parse(front.getOrDefault("published", "")),
                    Instant.parse(front.getOrDefault("updated", "")),
                    split(front.getOrDefault("tags", "")), body.startsWith("\n") ? body.substring(1) : body);
        } catch (DateTimeException e) {
            // without its dates the file is someone else's Markdown
            return null;
        }
    }

    /** The same post with other tags. */
    Post tagged(List<String> newTags) {
        return new Post(id, key, by, title, published, updated, cleanTags(newTags), body);
    }

    /** Tags without doubles, commas and line ends. */
    static List<String> cleanTags(List<String> tags) {
        return tags.stream().map(tag -> Texts.line(tag).replace(",", "")).filter(tag -> !tag.isEmpty()).distinct()
                .toList();
    }

    private static List<String> split(String tags) {
        var list = new ArrayList<String>();
        for (var tag : tags.split(",")) {
            if (!tag.isBlank()) {
                list.add(tag.strip());
            }
        }
        return list;
    }
}
