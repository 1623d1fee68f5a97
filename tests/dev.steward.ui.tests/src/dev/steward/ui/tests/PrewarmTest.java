package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.app.internal.Prewarm;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is read ahead is still where it is looked for. No window is needed. */
class PrewarmTest {

    private static final int LEAST = 1000;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();

    @Test
    void manyClassesAreFoundAndNoneDoesHarm() {
        int classes = Prewarm.read(new NullProgressMonitor());
        assertTrue(classes > LEAST, classes + " classes");
    }
}
