package dev.steward.connectors.internal.mail;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Answer;
import dev.steward.connectors.internal.AtomicFiles;
import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Csv;
import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Operations;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Config;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** The tables beside the outbox: who subscribed ({@code email}, {@code name}) and how letters did ({@code sending}, {@code openRate}). */
record MailTables(Folder subscribersFile, Folder statsFile) {

    private static final long MOST_BYTES = 16L << 20;

    static MailTables of(Config config) throws BoundaryException {
        return new MailTables(Folder.of(config, "subscribers", "subscribers.csv"),
                Folder.of(config, "stats", "stats.csv"));
    }

    /** Null, or that the subscribers are missing; the other table is optional. */
    @Nullable
    String trouble() {
        return Files.isRegularFile(subscribersFile.root()) ? null : "The table of subscribers " + subscribersFile.name()
                + " is missing; make it with a first line: email,name";
    }

    /** As a number, a list, or one value with name, size, addresses and subscribers, whatever is declared. */
    Answer subscribers(Call call) throws BoundaryException, IOException {
        var readers = readers(call);
        if (call.result() instanceof Type.Prim(var kind, var min, var max) && kind == Type.Kind.INT) {
            return Answer.of(new Value.Int(readers.size()));
        }
        var people = readers.stream().<Value>map(MailTables::person).toList();
        if (call.result() instanceof Type.ListOf) {
            return Answer.list(people);
        }
        var fields = new LinkedHashMap<String, Value>();
        fields.put("name", new Value.Text("subscribers"));
        fields.put("size", new Value.Int(readers.size()));
        fields.put("addresses", new Value.Items(readers.stream().<Value>map(r -> new Value.Text(r.email())).toList()));
        fields.put("subscribers", new Value.Items(people));
        fields.put("readers", new Value.Items(people));
        return Answer.fields(new Value.Int(readers.size()), fields);
    }

    /** The share that opened a sending, absent where the table does not say it. */
    Value openRate(String sending) throws BoundaryException, IOException {
        if (!Files.isRegularFile(statsFile.root())) {
            return new Value.None();
        }
        var table = table(statsFile);
        var id = column(table, "sending");
        var rate = column(table, "openRate");
        for (var row : table.rows()) {
            if (row.cells().get(id).strip().equals(sending)) {
                return percent(table, row, rate);
            }
        }
        return new Value.None();
    }

    private List<Address> readers(Call call) throws BoundaryException, IOException {
        if (!Files.isRegularFile(subscribersFile.root())) {
            throw new BoundaryException(BoundaryException.NOT_FOUND, call.place() + ": " + trouble() + ".");
        }
        var table = table(subscribersFile);
        var email = column(table, "email");
        var name = table.column("name");
        var readers = new LinkedHashMap<String, Address>();
        for (var row : table.rows()) {
            var address = Address.of(name < 0 ? "" : row.cells().get(name), row.cells().get(email));
            if (address == null) {
                throw Operations.bad(Operations.quoted(table.source()) + " line " + row.line()
                        + " has no valid mail address; correct it or take the line out.");
            }
            readers.putIfAbsent(address.identity(), address);
        }
        return new ArrayList<>(readers.values());
    }

    private static Csv table(Folder file) throws BoundaryException, IOException {
        Path inside = file.resolveItself();
        return Csv.parse(file.name(), AtomicFiles.read(inside, MOST_BYTES, file.name()));
    }

    private static int column(Csv table, String name) throws BoundaryException {
        var column = table.column(name);
        if (column < 0) {
            throw Operations
                    .bad(Operations.quoted(table.source()) + " has no column " + name + "; its first line names "
                            + String.join(", ", table.header()) + ".");
        }
        return column;
    }

    private static Value percent(Csv table, Csv.Row row, int column) throws BoundaryException {
        var text = row.cells().get(column).replace("%", "").strip();
        if (!text.matches("\\d{1,3}(\\.\\d{1,6})?")) {
            throw Operations.bad(Operations.quoted(table.source()) + " line " + row.line()
                    + " has no percentage such as 38 or 38.5 in the column openRate.");
        }
        return new Value.Percent(new BigDecimal(text));
    }

    private static Value person(Address reader) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("email", new Value.Text(reader.email()));
        fields.put("address", new Value.Text(reader.email()));
        fields.put("name", new Value.Text(reader.name()));
        return new Value.Struct("", fields);
    }
}
