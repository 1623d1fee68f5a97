package dev.steward.lsp.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** Tells the client what was found, and only what it does not know yet. Thread-safe. */
final class Publisher {

    private @Nullable LanguageClient client;
    private final Map<String, PublishDiagnosticsParams> told = new HashMap<>();

    /** From now on there is somebody to tell. */
    synchronized void connect(LanguageClient to) {
        client = to;
    }

    /**
     * All that was found in one text.
     *
     * @param number of the text's version, null when no client has it open
     */
    synchronized void tell(String uri, @Nullable Integer number, List<Diagnostic> found) {
        PublishDiagnosticsParams before = told.get(uri);
        boolean known = before == null ? found.isEmpty() && number == null
                : before.getDiagnostics().equals(found) && (number == null || number.equals(before.getVersion()));
        if (known) {
            return;
        }
        PublishDiagnosticsParams now = new PublishDiagnosticsParams(uri, found, number);
        if (found.isEmpty() && number == null) {
            told.remove(uri);
        } else {
            told.put(uri, now);
        }
        LanguageClient to = client;
        if (to != null) {
            to.publishDiagnostics(now);
        }
    }

    /** The texts about which something was told. */
    synchronized Set<String> uris() {
        return new TreeSet<>(told.keySet());
    }
}
