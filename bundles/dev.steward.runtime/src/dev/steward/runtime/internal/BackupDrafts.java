package dev.steward.runtime.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Drafts of backups in a {@code .steward} folder, which are whole copies of the store. Each is named after the process
 * that wants it, so that those of a process that was killed are known.
 */
public final class BackupDrafts {

    private static final System.Logger LOG = System.getLogger(BackupDrafts.class.getName());
    /** Those with a dot are the store's own, of which only the process that owns it has any. */
    private static final Pattern NAME = Pattern.compile("(\\.?)backup-(\\d{1,18})-\\d+(-\\d+)?");

    private BackupDrafts() {
    }

    /** A name for a draft of this process. */
    public static Path fresh(Path state) {
        return state.resolve("backup-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    }

    /** Removes what nobody needs any more; called by who has just become the owner of the company. */
    static void clear(Path state) {
        try (var files = Files.list(state)) {
            for (var file : files.filter(BackupDrafts::isLeft).toList()) {
                delete(file);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What is left of backups in " + state + " can't be removed", e);
        }
    }

    private static boolean isLeft(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                && (!name.group(1).isEmpty() || ProcessHandle.of(Long.parseLong(name.group(2))).isEmpty());
    }

    private static void delete(Path file) throws IOException {
        try (var paths = Files.walk(file)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
