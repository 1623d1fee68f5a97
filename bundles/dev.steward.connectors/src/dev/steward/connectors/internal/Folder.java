package dev.steward.connectors.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Config;

/**
 * A folder inside the company that a connector may use; nothing outside it can be reached through {@link #resolve},
 * neither by {@code ..} nor by a link.
 */
public final class Folder {

    private final Path company;
    private final Path root;
    private final String name;
    private final String setting;

    private Folder(Path company, Path root, String name, String setting) {
        this.company = company;
        this.root = root;
        this.name = name;
        this.setting = setting;
    }

    /** The folder that the setting names, by default {@code fallback}. */
    public static Folder of(Config config, String key, String fallback) throws BoundaryException {
        var name = config.settings().getOrDefault(key, fallback);
        var setting = setting(config, key);
        var complaint = complaint(name);
        if (complaint != null) {
            throw Operations.bad("The setting " + setting + " is " + Operations.quoted(name) + ", which " + complaint
                    + "; name a folder inside the company.");
        }
        return new Folder(config.company(), config.company().resolve(name), name, setting);
    }

    /** How a setting is written in {@code steward.properties}. */
    public static String setting(Config config, String key) {
        return "connector." + config.name().substring(config.name().lastIndexOf('.') + 1) + "." + key;
    }

    /** The folder itself; it may not exist yet. */
    public Path root() {
        return root;
    }

    /** As it is written in the settings. */
    public String name() {
        return name;
    }

    /** The setting's own path where it names a file, after the check that no link leads out of the company. */
    public Path resolveItself() throws BoundaryException {
        requireInside(root, name);
        return root;
    }

    /** A file below the folder, by a relative path with forward slashes. */
    public Path resolve(String relative) throws BoundaryException {
        var complaint = complaint(relative);
        if (complaint != null) {
            throw Operations.bad("The path " + Operations.quoted(relative) + " " + complaint
                    + "; name a file inside the folder " + name + ".");
        }
        var path = root.resolve(relative);
        requireInside(path, relative);
        return path;
    }

    /** As {@link #resolve}, and no other file differs from it by case alone, which would be one file elsewhere. */
    public Path resolveForWriting(String relative) throws BoundaryException, IOException {
        var path = resolve(relative);
        var wanted = path.getFileName().toString();
        var parent = path.getParent();
        if (parent != null && Files.isDirectory(parent)) {
            try (var siblings = Files.newDirectoryStream(parent)) {
                for (var sibling : siblings) {
                    var other = sibling.getFileName().toString();
                    if (!other.equals(wanted)
                            && other.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))) {
                        throw Operations.bad("The folder " + name + " already has " + Operations.quoted(other)
                                + ", which differs from " + Operations.quoted(wanted)
                                + " only in upper and lower case; use one spelling.");
                    }
                }
            }
        }
        return path;
    }

    /** Null, or why the folder can't be used. */
    public @Nullable String trouble(boolean mustExist) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return mustExist ? "The folder " + name + " is missing in the company; create it or set " + setting + "."
                    : writable(company);
        }
        if (!Files.isDirectory(root)) {
            return name + " is not a folder; move it away or set " + setting + " to another folder.";
        }
        try {
            requireInside(root, name);
        } catch (BoundaryException e) {
            return e.getMessage();
        }
        return mustExist && !Files.isReadable(root)
                ? "The folder " + name + " can't be read; give your user access to it."
                : mustExist ? null : writable(root);
    }

    private @Nullable String writable(Path folder) {
        return Files.isWritable(folder) ? null
                : "The folder " + name + " can't be written; give your user access to it or set " + setting + ".";
    }

    // the nearest part that exists decides: what does not exist yet can't be a link
    private void requireInside(Path path, String shown) throws BoundaryException {
        var existing = path;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            var home = Files.exists(root) ? root.toRealPath() : company.toRealPath();
            if (existing != null && existing.toRealPath().startsWith(home) && home.startsWith(company.toRealPath())) {
                return;
            }
        } catch (IOException e) {
            throw new BoundaryException(BoundaryException.BAD_REQUEST, "The path " + Operations.quoted(shown)
                    + " can't be followed; it may be a broken link.", false, null, e);
        }
        throw Operations.bad("The path " + Operations.quoted(shown) + " leads through a link out of the folder " + name
                + "; put the file itself there.");
    }

    private static @Nullable String complaint(String relative) {
        if (relative.isBlank()) {
            return "is empty";
        }
        if (relative.startsWith("/") || relative.startsWith("\\") || relative.startsWith("~")
                || relative.matches("^[A-Za-z]:.*")) {
            return "is absolute";
        }
        for (var segment : relative.split("/", -1)) {
            var complaint = Names.complaint(segment);
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }
}
