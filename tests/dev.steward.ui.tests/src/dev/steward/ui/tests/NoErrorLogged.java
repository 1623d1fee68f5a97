package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which the workbench logged an error, whoever logged it. */
final class NoErrorLogged implements BeforeEachCallback, AfterEachCallback {

    /** The platform draws minings on another thread while the text is laid out anew, loses that race, and draws again. */
    private static final String PLATFORM_RACE = "InlinedAnnotationSupport$VisibleLines";

    private final List<String> errors = new CopyOnWriteArrayList<>();

    private final ILogListener listener = (status, plugin) -> {
        if (status.getSeverity() == IStatus.ERROR && !isRace(status.getException())) {
            errors.add(plugin + ": " + status.getMessage());
        }
    };

    private static boolean isRace(@Nullable Throwable error) {
        return error instanceof NullPointerException && error.getStackTrace().length > 0
                && error.getStackTrace()[0].getClassName().endsWith(PLATFORM_RACE);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Platform.addLogListener(listener);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Platform.removeLogListener(listener);
        assertEquals(List.of(), errors, "errors logged");
    }
}
