package dev.steward.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.internal.CompanyArchive;

/**
 * Makes a company again from a backup. Everything in it is stopped, as what happened after the backup would happen a
 * second time: the operator looks first and then lets it go on.
 */
public final class Restorer {

    private final Steward steward;
    private final Rooms rooms;

    Restorer(Steward steward, Rooms rooms) {
        this.steward = steward;
        this.rooms = rooms;
    }

    /**
     * Makes the folder.
     *
     * @param folder missing or empty
     * @throws ProblemException the file is no backup, or the folder is not empty or can't be written; it is as it was
     */
    public CompanyFolder restore(Path file, Path folder) {
        if (!Files.isRegularFile(file)) {
            throw ProblemException.wrongUse("There is no file " + file + ".");
        }
        var target = folder.toAbsolutePath().normalize();
        try (var archive = CompanyArchive.unpack(file, target)) {
            rooms.store().restore(archive.store(), archive.folder().resolve(".steward"));
            // Stopped before it is in its place: whoever meets it there finds nothing that would go on by itself.
            try (var company = steward.open(CompanyFolder.read(archive.folder()))) {
                company.queue().stopAll("restore");
            }
            archive.finish();
        } catch (StoreException e) {
            throw ProblemException.of(e);
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, file + " could not be restored to " + target
                    + " (" + e.getMessage() + "); check that it is a whole backup and that the disk has room.",
                    List.of(), e);
        }
        return CompanyFolder.read(target);
    }
}
