package dev.steward.store.derby.tests;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.RunStore;

/** The same behaviour when every look is taken by a later owner of the folder. */
class ReopenedDerbyRunStoreTest extends DerbyRunStoreTest {

    private @Nullable Path last;

    @Override
    protected RunStore create() throws Exception {
        var folder = Files.createTempDirectory(temporary, "company").resolve(".steward");
        if (last == null) {
            last = folder;
        }
        return open(folder);
    }

    @Override
    protected RunStore reopened(RunStore open) throws Exception {
        closeAll();
        var folder = last;
        if (folder == null) {
            throw new IllegalStateException("nothing was opened");
        }
        return open(folder);
    }
}
