package dev.steward.cli.internal;

import org.eclipse.jdt.annotation.Nullable;

/** An error with its causes as text for the log. */
final class Causes {

    private static final int MOST = 20;

    private Causes() {
    }

    static String text(Throwable error) {
        var text = new StringBuilder();
        @Nullable
        Throwable at = error;
        for (var depth = 0; at != null && depth < MOST; depth++) {
            text.append(depth == 0 ? "" : "caused by ").append(at).append('\n');
            for (var frame : at.getStackTrace()) {
                text.append("    at ").append(frame).append('\n');
            }
            at = at.getCause();
        }
        return text.toString();
    }
}
