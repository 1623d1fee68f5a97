package dev.steward.connectors.internal.mail;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.Lock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Answer;
import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Markdown;
import dev.steward.connectors.internal.Operations;
import dev.steward.connectors.internal.Texts;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Config;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Value;

/** Writes letters to the outbox and reads back what was sent. Numbers come from files, none is made up. */
final class MailConnector implements Connector {

    private static final int LONGEST_SUBJECT = 300;

    private final Config config;
    private final Folder folder;
    private final Outbox outbox;
    private final MailTables tables;
    private final MailSettings settings;
    private final Operations operations;

    MailConnector(Config config, Folder folder, Lock lock) throws BoundaryException {
        this.config = config;
        this.folder = folder;
        outbox = new Outbox(folder, new Markdown());
        tables = MailTables.of(config);
        settings = MailSettings.of(config);
        operations = new Operations(config.name(), lock, MailProvider.OPERATIONS).add("send", this::send)
                .add("sent", this::sent).add("stats", this::stats)
                .add("latestStats", this::latestStats).add("subscribers", this::subscribers);
    }

    @Override
    public Value call(Operation operation) throws BoundaryException, InterruptedException {
        return operations.call(operation);
    }

    @Override
    public @Nullable String trouble() {
        var trouble = folder.trouble(false);
        return trouble != null ? trouble : settings.from() == null ? settings.fromMissing() : tables.trouble();
    }

    @Override
    public @Nullable String missing(String operation) {
        return operation.equals("send") && settings.from() == null ? settings.fromMissing() : null;
    }

    private Answer send(Call call) throws BoundaryException, IOException, InterruptedException {
        var from = settings.from();
        if (from == null) {
            throw new BoundaryException(BoundaryException.REJECTED, settings.fromMissing());
        }
        var done = outbox.byKey(call.key());
        if (done.isPresent()) {
            return answer(done.get());
        }
        var content = content(call);
        var at = call.moment("at");
        var readers = new Readers(call).of("to");
        var day = DateTimeFormatter.BASIC_ISO_DATE.format(at.atZone(config.zone()).toLocalDate());
        var id = day + "-" + Texts.slug(content.subject, "letter") + Outbox.mark(call.key());
        var letter = new Letter(id, from, settings.replyTo(), settings.unsubscribe(), settings.footer(),
                content.subject,
                content.body, at, config.zone());
        var sending = new Sending(id, content.post, content.subject, readers.size(), at, call.operation().now());
        outbox.write(call, sending, letter, readers);
        return answer(sending);
    }

    private record Content(String subject, String body, String post) {
    }

    private static Content content(Call call) throws BoundaryException {
        var value = call.any("post", "letter", "draft");
        var struct = value instanceof Value.Struct s ? s : null;
        var subject = call.optionalText("subject");
        var body = call.optionalText("body");
        if (struct == null && (subject == null || body == null)) {
            throw Operations.bad(call.place()
                    + " needs what to send: a value post with title and body, or the texts subject and body.");
        }
        var line = Texts.line(
                subject == null && struct != null ? call.field(struct, "subject", "title") : String.valueOf(subject));
        if (line.isEmpty() || line.length() > LONGEST_SUBJECT) {
            throw Operations.bad(call.place() + " needs a subject of 1 to " + LONGEST_SUBJECT + " characters.");
        }
        var text = body == null && struct != null ? call.field(struct, "body", "text") : String.valueOf(body);
        return new Content(line, text, struct == null ? "" : postId(struct));
    }

    // by the id where it is given, by the post where it has one, else the sending of the same call
    private Answer sent(Call call) throws BoundaryException, IOException {
        if (call.readsBack()) {
            return outbox.byKey(call.key()).map(this::answer).orElseGet(Answer::nothing);
        }
        var id = call.optionalText("id");
        var post = call.any("post", "letter", "draft") instanceof Value.Struct struct ? postId(struct) : "";
        for (var sending : outbox.all().reversed()) {
            if (id != null ? sending.id().equals(id)
                    : post.isEmpty() ? sending.id().endsWith(Outbox.mark(call.key())) : sending.post().equals(post)) {
                return answer(sending);
            }
        }
        return Answer.nothing();
    }

    private Answer stats(Call call) throws BoundaryException, IOException {
        var id = call.text("send", "id");
        for (var sending : outbox.all()) {
            if (sending.id().equals(id)) {
                return numbers(sending);
            }
        }
        throw new BoundaryException(BoundaryException.NOT_FOUND,
                call.place() + " found no sending " + Operations.quoted(id) + " in the outbox.");
    }

    private Answer latestStats(Call call) throws BoundaryException, IOException {
        var all = outbox.all();
        if (all.isEmpty()) {
            throw new BoundaryException(BoundaryException.NOT_FOUND,
                    call.place() + " has no numbers: nothing was sent yet.");
        }
        return numbers(all.getLast());
    }

    private Answer subscribers(Call call) throws BoundaryException, IOException {
        return tables.subscribers(call);
    }

    private Answer numbers(Sending sending) throws BoundaryException, IOException {
        var fields = fields(sending);
        fields.put("openRate", tables.openRate(sending.id()));
        return Answer.fields(new Value.Int(sending.recipients()), fields);
    }

    private Answer answer(Sending sending) {
        return Answer.fields(new Value.Text(sending.id()), fields(sending));
    }

    private LinkedHashMap<String, Value> fields(Sending sending) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("id", new Value.Text(sending.id()));
        fields.put("post", new Value.Text(sending.post()));
        fields.put("subject", new Value.Text(sending.subject()));
        fields.put("recipients", new Value.Int(sending.recipients()));
        fields.put("at", new Value.Moment(sending.at()));
        fields.put("path", new Value.Text(folder.name() + "/" + sending.id()));
        return fields;
    }

    private static String postId(Value.Struct struct) {
        return struct.fields().get("id") instanceof Value.Text(var id) ? id : "";
    }
}
