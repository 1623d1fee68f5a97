package dev.steward.lsp.internal.convert;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Related;
import dev.steward.dsl.ide.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;

/** What was found in a text. */
public final class Diagnostics {

    /** Who found it. */
    public static final String SOURCE = "steward";

    /** Issues about what may as well go: editors show it pale. */
    private static final Set<String> UNNECESSARY = Set.of(IssueCodes.UNUSED_IMPORT, IssueCodes.UNREACHABLE,
            IssueCodes.UNUSED_RESULT, IssueCodes.HANDLER_USELESS, IssueCodes.GATE_USELESS, IssueCodes.SHADOWED_RULE);

    private Diagnostics() {
    }

    /**
     * Of one text.
     *
     * @param snapshot of any text of the company, for what other places an issue is about
     * @param others the lines of other files
     */
    public static List<Diagnostic> of(PlaybookIde ide, Snapshot snapshot, List<PlaybookIssue> issues, Lines lines,
            BiFunction<Snapshot, String, Lines> others, Function<String, String> uris) {
        return issues.stream().map(i -> of(i, lines, ide.related(snapshot, i).stream()
                .map(r -> related(r, snapshot, others, uris)).toList())).toList();
    }

    private static DiagnosticRelatedInformation related(Related related, Snapshot snapshot,
            BiFunction<Snapshot, String, Lines> others, Function<String, String> uris) {
        var at = related.at();
        Lines lines = others.apply(snapshot, at.path());
        return new DiagnosticRelatedInformation(
                new Location(uris.apply(at.path()), lines.range(at.offset(), at.length())), related.message());
    }

    /** Of one issue. */
    public static Diagnostic of(PlaybookIssue issue, Lines lines, List<DiagnosticRelatedInformation> related) {
        Diagnostic out = new Diagnostic(lines.range(issue.offset(), issue.length()), issue.message(),
                issue.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, SOURCE, issue.code());
        if (UNNECESSARY.contains(issue.code())) {
            out.setTags(List.of(DiagnosticTag.Unnecessary));
        }
        if (!related.isEmpty()) {
            out.setRelatedInformation(related);
        }
        return out;
    }
}
