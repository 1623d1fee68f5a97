package dev.steward.connectors.internal.site;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.Lock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Answer;
import dev.steward.connectors.internal.AtomicFiles;
import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Operations;
import dev.steward.connectors.internal.Settings;
import dev.steward.connectors.internal.Texts;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Config;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Value;

/**
 * Publishes posts. The Markdown files decide; pages, index and feed are derived again from all of them after each
 * change, which also mends what a crash left half done.
 */
final class SiteConnector implements Connector {

    private static final int KEY_DIGITS = 32;

    private final Folder folder;
    private final Posts posts;
    private final SitePages pages;
    private final @Nullable String url;
    private final Operations operations;

    SiteConnector(Config config, Folder folder, Lock lock) throws BoundaryException {
        this.folder = folder;
        posts = new Posts(folder.root().resolve("posts"));
        var look = SiteLook.of(new Settings(config));
        url = look.url();
        pages = new SitePages(folder, look, config.zone());
        operations = new Operations(config.name(), lock, SiteProvider.OPERATIONS).add("publish", this::publish)
                .add("unpublish", this::unpublish).add("tag", this::tag)
                .add("find", this::find).add("posts", this::list);
    }

    @Override
    public Value call(Operation operation) throws BoundaryException, InterruptedException {
        return operations.call(operation);
    }

    @Override
    public @Nullable String trouble() {
        var trouble = folder.trouble(false);
        return trouble == null ? pages.foreign() : trouble;
    }

    private Answer publish(Call call) throws BoundaryException, IOException, InterruptedException {
        pages.requireOurs();
        var draft = Draft.of(call);
        var key = key(call);
        var known = Posts.byKey(posts.all(), key).orElse(null);
        if (known != null && !mine(known, call)) {
            return published(known, draft, call);
        }
        var by = Texts.hash(call.caller(), KEY_DIGITS);
        Post post;
        if (known == null) {
            post = new Post(posts.freeId(Texts.slug(draft.title(), "post-" + key.substring(0, 8))), key, by,
                    draft.title(), call.operation().now(), call.operation().now(), draft.tags(), draft.body());
        } else {
            post = new Post(known.id(), key, by, draft.title(), known.published(),
                    same(known, draft) ? known.updated() : call.operation().now(),
                    draft.tags().isEmpty() ? known.tags() : draft.tags(), draft.body());
        }
        call.checkInterrupt();
        posts.write(post);
        derive(call);
        return answer(post);
    }

    // one key has one effect: equal content is published already, other content would replace what another call did
    private Answer published(Post known, Draft draft, Call call) throws BoundaryException, IOException {
        if (!same(known, draft)) {
            throw Operations.bad(call.place() + " found the post " + Operations.quoted(known.title())
                    + " with other text, published by another run under the same key; unpublish it first, or give "
                    + "this one another title.");
        }
        derive(call);
        return answer(known);
    }

    private static boolean same(Post known, Draft draft) {
        return known.title().equals(draft.title()) && known.body().equals(draft.body());
    }

    private static boolean mine(Post post, Call call) {
        return post.by().isEmpty() || post.by().equals(Texts.hash(call.caller(), KEY_DIGITS));
    }

    // an undo takes back what its own call did, never the post of an earlier run that it met under the same key
    private Answer unpublish(Call call) throws BoundaryException, IOException {
        pages.requireOurs();
        var id = id(call);
        var post = Posts.byId(posts.all(), id).orElse(null);
        if (post == null || !call.undoes() || mine(post, call)) {
            posts.delete(id);
        }
        derive(call);
        return Answer.nothing();
    }

    private Answer tag(Call call) throws BoundaryException, IOException {
        var id = id(call);
        var post = Posts.byId(posts.all(), id).orElseThrow(() -> new BoundaryException(BoundaryException.NOT_FOUND,
                call.place() + " found no post " + Operations.quoted(id) + " on the site."));
        var tagged = post.tagged(call.labels(call.any("tags"), "tags"));
        posts.write(tagged);
        derive(call);
        return answer(tagged);
    }

    // the id where it is given, else the post that the same call made
    private Answer find(Call call) throws BoundaryException, IOException {
        var all = posts.all();
        var found = call.any("id") == null ? Posts.byKey(all, key(call)) : Posts.byId(all, id(call));
        return found.map(this::answer).orElseGet(Answer::nothing);
    }

    private Answer list(Call call) throws BoundaryException, IOException {
        return Answer.list(posts.all().stream().map(post -> answer(post).asStruct()).toList());
    }

    // the post is changed by now, so a failure leaves open what readers see; the same call again mends it
    private void derive(Call call) throws IOException, BoundaryException {
        try {
            pages.write(posts.all());
            AtomicFiles.sweep(posts.folder());
            AtomicFiles.sweep(folder.root());
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new BoundaryException(BoundaryException.OUTAGE, call.place()
                    + " changed the post but could not write all pages of the site; check the folder " + folder.name()
                    + ".", true, null, e);
        }
    }

    private Answer answer(Post post) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("id", new Value.Text(post.id()));
        fields.put("title", new Value.Text(post.title()));
        fields.put("body", new Value.Text(post.body()));
        fields.put("path", new Value.Text(folder.name() + "/" + SitePages.path(post)));
        fields.put("url", new Value.Text(url == null ? SitePages.path(post) : url + SitePages.path(post)));
        fields.put("published", new Value.Moment(post.published()));
        fields.put("updated", new Value.Moment(post.updated()));
        fields.put("tags", new Value.Items(post.tags().stream().<Value>map(Value.Text::new).toList()));
        return Answer.fields(new Value.Text(post.id()), fields);
    }

    private static String key(Call call) {
        return Texts.hash(call.key(), KEY_DIGITS);
    }

    private static String id(Call call) throws BoundaryException {
        var id = call.text("id");
        if (!id.matches("[a-z0-9][a-z0-9-]{0,79}")) {
            throw Operations.bad(call.place() + " got the id " + Operations.quoted(id)
                    + ", which no post can have; use the id that publish answered.");
        }
        return id;
    }
}
