package dev.steward.connectors.internal.files;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.concurrent.locks.Lock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Answer;
import dev.steward.connectors.internal.AtomicFiles;
import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Operations;
import dev.steward.connectors.internal.Settings;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Config;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** Text files of one folder. Each operation can be repeated: the second time finds its work done. */
final class FilesConnector implements Connector {

    private static final System.Logger LOG = System.getLogger(FilesConnector.class.getName());

    private final Folder folder;
    private final FolderReader reader;
    private final Tables tables;
    private final boolean readOnly;
    private final long maxBytes;
    private final Operations operations;

    FilesConnector(Config config, Folder folder, Lock lock) throws BoundaryException {
        this.folder = folder;
        var settings = new Settings(config);
        maxBytes = settings.number("maxBytes", 1 << 20);
        readOnly = settings.yes("readOnly");
        reader = new FolderReader(folder, maxBytes, settings.number("maxFiles", 5_000));
        tables = new Tables(config.zone());
        operations = new Operations(config.name(), lock, FilesProvider.OPERATIONS).add("list", this::list)
                .add("notes", this::notes)
                .add("read", this::read).add("exists", this::exists).add("rows", this::rows)
                .add("write", this::write).add("delete", this::delete)
                .add("move", this::move);
    }

    @Override
    public Value call(Operation operation) throws BoundaryException, InterruptedException {
        return operations.call(operation);
    }

    @Override
    public @Nullable String trouble() {
        return folder.trouble(readOnly);
    }

    @Override
    public @Nullable String missing(String operation) {
        return readOnly ? folder.trouble(true) : null;
    }

    private Answer list(Call call) throws BoundaryException, IOException, InterruptedException {
        var paths = reader.files(call, call.optionalText("folder"), "");
        if (!(call.result() instanceof Type.ListOf(var item) && item instanceof Type.Named)) {
            return Answer.list(paths.stream().map(reader::relative).map(Value.Text::new).toList());
        }
        var files = new ArrayList<Value>();
        for (var path : paths) {
            ifThere(path, () -> files.add(new Value.Struct("", reader.facts(path))));
        }
        return Answer.list(files);
    }

    private Answer notes(Call call) throws BoundaryException, IOException, InterruptedException {
        var notes = new ArrayList<Value>();
        for (var path : reader.files(call, call.optionalText("folder"), ".md")) {
            ifThere(path, () -> notes.add(reader.note(path).asStruct()));
        }
        return Answer.list(notes);
    }

    /** Reading of a file that another program may have removed since it was found. */
    private interface Reading {
        void read() throws BoundaryException, IOException;
    }

    private static void ifThere(Path file, Reading reading) throws BoundaryException, IOException {
        try {
            reading.read();
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, file + " has gone since the folder was looked through", e);
        }
    }

    private Answer read(Call call) throws BoundaryException, IOException {
        var path = call.text("path");
        var file = folder.resolve(path);
        if (!Files.exists(file)) {
            if (call.operation().result() instanceof Type.OptionalOf) {
                return Answer.nothing();
            }
            throw new BoundaryException(BoundaryException.NOT_FOUND,
                    call.place() + " found no file " + Operations.quoted(path) + " in the folder " + folder.name()
                            + ".");
        }
        return reader.note(file);
    }

    private Answer exists(Call call) throws BoundaryException {
        return Answer.of(new Value.Bool(Files.isRegularFile(folder.resolve(call.text("path")))));
    }

    private Answer rows(Call call) throws BoundaryException, IOException, InterruptedException {
        var path = call.text("path");
        var text = AtomicFiles.read(folder.resolve(path), maxBytes, path);
        return Answer.list(tables.rows(call, path, text));
    }

    private Answer write(Call call) throws BoundaryException, IOException {
        requireWritable(call);
        var path = call.text("path");
        var content = call.text("text", "body").getBytes(StandardCharsets.UTF_8);
        if (content.length > maxBytes) {
            throw Operations.bad(call.place() + " got " + content.length + " bytes for " + Operations.quoted(path)
                    + ", more than the allowed " + maxBytes
                    + "; write less or raise the connector's setting maxBytes.");
        }
        var file = folder.resolveForWriting(path);
        requireNoFolder(call, file, path);
        AtomicFiles.write(file, content);
        AtomicFiles.sweep(parent(file));
        return Answer.fields(new Value.Text(path), reader.facts(file));
    }

    private Answer delete(Call call) throws BoundaryException, IOException {
        requireWritable(call);
        var path = call.text("path");
        var file = folder.resolve(path);
        requireNoFolder(call, file, path);
        if (Files.deleteIfExists(file)) {
            AtomicFiles.forceFolder(parent(file));
        }
        return Answer.of(new Value.Text(path));
    }

    private Answer move(Call call) throws BoundaryException, IOException {
        requireWritable(call);
        var from = call.text("from");
        var to = call.text("to");
        var source = folder.resolve(from);
        var target = folder.resolve(to);
        requireNoFolder(call, source, from);
        if (Files.exists(target)) {
            if (!Files.exists(source)) {
                // moved by an earlier try of the same call
                return Answer.fields(new Value.Text(to), reader.facts(target));
            }
            throw new BoundaryException(BoundaryException.REJECTED,
                    call.place() + " would overwrite " + Operations.quoted(to)
                            + "; move that file away or choose another name.");
        }
        if (!Files.exists(source)) {
            throw new BoundaryException(BoundaryException.NOT_FOUND,
                    call.place() + " found no file " + Operations.quoted(from) + " in the folder " + folder.name()
                            + ".");
        }
        target = folder.resolveForWriting(to);
        Files.createDirectories(parent(target));
        rename(source, target);
        AtomicFiles.forceFolder(parent(target));
        AtomicFiles.forceFolder(parent(source));
        return Answer.fields(new Value.Text(to), reader.facts(target));
    }

    private static void rename(Path source, Path target) throws IOException {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(source, target);
        }
    }

    private void requireWritable(Call call) throws BoundaryException {
        if (readOnly) {
            throw new BoundaryException(BoundaryException.REJECTED,
                    call.place() + " may not change the folder " + folder.name() + "; its setting readOnly is true.");
        }
    }

    private static void requireNoFolder(Call call, Path file, String shown) throws BoundaryException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Operations.bad(call.place() + " works on files, but " + Operations.quoted(shown) + " is a folder.");
        }
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }
}
