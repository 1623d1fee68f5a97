package dev.steward.connectors.internal.files;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Answer;
import dev.steward.connectors.internal.AtomicFiles;
import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Markdown;
import dev.steward.connectors.internal.Names;
import dev.steward.connectors.internal.Operations;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/** Listings of a folder and notes as values; in the order of their paths, so that two runs see the same. */
final class FolderReader {

    private static final int DEEPEST = 8;

    private final Folder folder;
    private final long maxBytes;
    private final long maxFiles;
    private final Markdown markdown = new Markdown();

    FolderReader(Folder folder, long maxBytes, long maxFiles) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.maxFiles = maxFiles;
    }

    /** Files below {@code sub} with the ending; hidden ones, links and names that could not be written are left out. */
    List<Path> files(Call call, @Nullable String sub, String ending)
            throws BoundaryException, IOException, InterruptedException {
        var from = sub == null || sub.isBlank() ? folder.root() : folder.resolve(sub);
        var found = new ArrayList<Path>();
        if (!Files.isDirectory(from)) {
            throw new BoundaryException(BoundaryException.NOT_FOUND, call.place() + " found no folder "
                    + Operations.quoted(sub == null ? folder.name() : folder.name() + "/" + sub)
                    + "; create it in the company.");
        }
        Files.walkFileTree(from, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Finder(from, ending, found));
        call.checkInterrupt();
        if (found.size() > maxFiles) {
            throw Operations.bad(call.place() + " found more than " + maxFiles + " files in " + folder.name()
                    + "; name a smaller folder or raise the connector's setting maxFiles.");
        }
        found.sort((a, b) -> relative(a).compareTo(relative(b)));
        return found;
    }

    /** Path below the folder with forward slashes. */
    String relative(Path file) {
        return folder.root().relativize(file).toString().replace('\\', '/');
    }

    /** What is known of a file without reading it. */
    Map<String, Value> facts(Path file) throws IOException {
        var name = file.getFileName().toString();
        var dot = name.lastIndexOf('.');
        var facts = new LinkedHashMap<String, Value>();
        facts.put("path", new Value.Text(relative(file)));
        facts.put("name", new Value.Text(dot > 0 ? name.substring(0, dot) : name));
        facts.put("modified", new Value.Moment(Files.getLastModifiedTime(file).toInstant()));
        facts.put("size", new Value.Int(Files.size(file)));
        return facts;
    }

    /** A file with its text: name, path, title, body, text, modified, size. */
    Answer note(Path file) throws BoundaryException, IOException {
        var body = AtomicFiles.read(file, maxBytes, relative(file));
        var facts = facts(file);
        var name = facts.get("name") instanceof Value.Text(var text) ? text : "";
        facts.put("title", new Value.Text(markdown.title(body, name)));
        facts.put("body", new Value.Text(body));
        facts.put("text", new Value.Text(body));
        return Answer.fields(new Value.Text(body), facts);
    }

    private boolean visible(Path file) {
        for (var segment : folder.root().relativize(file)) {
            if (Names.complaint(segment.toString()) != null) {
                return false;
            }
        }
        return true;
    }

    /** Ends early when the call is cancelled, or there are too many. */
    @NonNullByDefault({})
    private final class Finder extends SimpleFileVisitor<Path> {
        private final Path start;
        private final String ending;
        private final List<Path> found;

        Finder(Path start, String ending, List<Path> found) {
            this.start = start;
            this.ending = ending;
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.getFileName().toString().endsWith(ending) && visible(file)) {
                found.add(file);
            }
            return Thread.currentThread().isInterrupted() || found.size() > maxFiles ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }

        /** Other programs work in the folder, too: what they removed meanwhile is not in it. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException && !file.equals(start)) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }
    }
}
