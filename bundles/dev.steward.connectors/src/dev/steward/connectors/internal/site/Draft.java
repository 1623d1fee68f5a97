package dev.steward.connectors.internal.site;

import java.util.List;

import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Operations;
import dev.steward.connectors.internal.Texts;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/** What is to be published: given as one value with title, body and perhaps tags, or as separate arguments. */
record Draft(String title, String body, List<String> tags) {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_BODY = 1 << 20;

    static Draft of(Call call) throws BoundaryException {
        String title;
        String body;
        Value tags;
        if (call.any("draft", "post") == null) {
            title = call.text("title");
            body = call.text("body");
            tags = call.any("tags");
        } else {
            var struct = call.struct("draft", "post");
            title = call.field(struct, "title");
            body = call.field(struct, "body", "text");
            tags = call.any("tags") == null ? struct.fields().get("tags") : call.any("tags");
        }
        title = Texts.line(title);
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw Operations.bad(call.place() + " needs a title of 1 to " + LONGEST_TITLE + " characters.");
        }
        if (body.length() > LONGEST_BODY) {
            throw Operations
                    .bad(call.place() + " got a text of more than " + LONGEST_BODY + " characters; shorten it.");
        }
        return new Draft(title, Texts.clean(body), Post.cleanTags(call.labels(tags, "tags")));
    }
}
