package dev.steward.lsp.internal.convert;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Between the addresses of clients and the paths of the language's workspaces. */
public final class Uris {

    private Uris() {
    }

    /** The file of an address; empty for texts that are no files, such as untitled ones. */
    public static Optional<Path> file(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equals(parsed.getScheme()) ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // an address of a kind of its own is a text without a file
        }
    }

    /** What a text is called among the files of its company. */
    public static String path(String uri) {
        return file(uri).map(Path::toString).orElse(uri);
    }

    /** The address of a path that {@link #path} gave. */
    public static String of(String path) {
        boolean file = path.startsWith("/") || path.startsWith("\\\\") || path.indexOf(':') == 1;
        return file ? Path.of(path).toUri().toString() : path;
    }
}
