package dev.steward.ui.editor.internal.unsaved;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/** Unsaved texts in a folder, one file each, written as a whole or not at all. Not for two threads at once. */
public final class UnsavedStore {

    private static final String ENDING = ".unsaved";

    private final Path folder;

    public UnsavedStore(Path folder) {
        this.folder = folder;
    }

    /** Keeps a text instead of what was kept of the same file. */
    public void keep(UnsavedText unsaved) throws IOException {
        var fields = new Properties();
        fields.setProperty("path", unsaved.path());
        fields.setProperty("base", unsaved.base());
        fields.setProperty("text", unsaved.text());
        Files.createDirectories(folder);
        var written = Files.createTempFile(folder, "", ".part");
        try (Writer out = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
            fields.store(out, null);
        }
        Files.move(written, place(unsaved.path()), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Nothing of the file is unsaved any more. */
    public void forget(String path) throws IOException {
        Files.deleteIfExists(place(path));
    }

    /** Everything that is kept. */
    public List<UnsavedText> all() throws IOException {
        var found = new ArrayList<UnsavedText>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (var file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                    found.add(read(file));
                }
            }
        }
        return found;
    }

    /** Tells one content of a file from others. */
    public static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static UnsavedText read(Path file) throws IOException {
        var fields = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            fields.load(in);
        }
        return new UnsavedText(fields.getProperty("path", ""), fields.getProperty("base", ""),
                fields.getProperty("text", ""));
    }

    private Path place(String path) {
        return folder.resolve(digest(path) + ENDING);
    }
}
