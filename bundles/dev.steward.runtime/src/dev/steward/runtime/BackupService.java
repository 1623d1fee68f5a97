package dev.steward.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.runtime.internal.BackupDrafts;
import dev.steward.runtime.internal.CompanyArchive;

/**
 * Backs a company up while its runs go on: its store and every file of its folder, the git repository too, in one file
 * that only its owner can read. Thread-safe.
 */
public final class BackupService {

    private final CompanyFolder folder;
    private final Stores stores;

    BackupService(CompanyFolder folder, Stores stores) {
        this.folder = folder;
        this.stores = stores;
    }

    /**
     * What was written.
     *
     * @param files   of the company's folder
     * @param bytes   of the backup
     * @param skipped what is neither file nor folder, such as links, relative to the company's folder
     */
    public record Written(Path file, int files, long bytes, List<String> skipped) {
        public Written {
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Writes a backup. The store in it is of one moment, and every file is at least as new as the store.
     *
     * @throws ProblemException the file exists, or can't be written; nothing is left then
     */
    public Written write(Path file) {
        var target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw ProblemException.wrongUse(target + " exists already; name a new file.");
        }
        // The owner of the store writes it, which may be another process: so it lies in the company's folder first.
        var store = BackupDrafts.fresh(folder.state());
        try {
            try {
                stores.backup(store);
            } catch (StoreException e) {
                if (e.reason() != StoreException.Reason.EXISTS) {
                    throw e;
                }
                // It was asked for again, as the answer of a process that ended was lost; whole or not, nobody knows.
                Files.deleteIfExists(store);
                store = BackupDrafts.fresh(folder.state());
                stores.backup(store);
            }
            return CompanyArchive.write(folder.root(), store, target);
        } catch (StoreException e) {
            throw ProblemException.of(e);
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.BROKEN_OFF, "The backup could not be written to " + target
                    + " (" + e.getMessage() + "); check that the folder exists and has room.", List.of(), e);
        } finally {
            try {
                Files.deleteIfExists(store);
            } catch (IOException e) {
                System.getLogger(BackupService.class.getName()).log(System.Logger.Level.WARNING,
                        "A draft of a backup is left in " + store, e);
            }
        }
    }
}
