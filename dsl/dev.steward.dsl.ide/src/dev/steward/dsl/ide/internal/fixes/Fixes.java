package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.TextEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The fixes by the codes of issues. In a text with syntax errors only these get some, as its tree lacks parts. For any thread. */
public final class Fixes {

    /** What only takes away words that say nothing. */
    private static final Set<String> SAFE = Set.of(IssueCodes.UNUSED_IMPORT, IssueCodes.NEVER_MISSING,
            IssueCodes.HANDLER_USELESS);

    private final Map<String, List<Fixer>> byCode = new HashMap<>();

    private final SyntaxFixes syntax;

    /**
     * The table is small and cheap to make.
     *
     * @param reader reads a text, by path and text, without adding it to anything; for any thread
     */
    public Fixes(BiFunction<String, String, PlaybookSource> reader) {
        syntax = new SyntaxFixes(reader::apply);
        LabelFixes.register(this);
        NameFixes.register(this);
        TypeFixes.register(this);
        ValueFixes.register(this);
        CallFixes.register(this);
        DataFixes.register(this);
        OutsideFixes.register(this);
        StepFixes.register(this);
        FlowFixes.register(this);
        HeadFixes.register(this);
        GovernanceFixes.register(this);
    }

    void on(String code, Fixer fixer) {
        byCode.computeIfAbsent(code, k -> new ArrayList<>()).add(fixer);
    }

    /** The codes for which there may be a fix. */
    public Set<String> codes() {
        return Set.copyOf(byCode.keySet());
    }

    /**
     * The cures that change no meaning, as one. A cure that reaches into another one is left for the next time.
     *
     * @return empty when there is nothing to cure
     */
    public Optional<QuickFix> all(Snapshot snapshot) {
        List<TextEdit> edits = new ArrayList<>();
        for (PlaybookIssue issue : snapshot.issues()) {
            List<QuickFix> fixes = SAFE.contains(issue.code()) ? of(snapshot.program(), issue) : List.of();
            boolean here = fixes.size() == 1 && fixes.getFirst().files().size() == 1
                    && fixes.getFirst().files().getFirst().path().equals(snapshot.path());
            List<TextEdit> more = here ? fixes.getFirst().files().getFirst().edits() : List.of();
            if (more.stream().noneMatch(m -> edits.stream().anyMatch(e -> overlap(e, m)))) {
                edits.addAll(more);
            }
        }
        return edits.isEmpty() ? Optional.empty()
                : Optional.of(new QuickFix("Cure all that has one harmless cure",
                        List.of(new FileEdit(snapshot.path(), edits))));
    }

    private static boolean overlap(TextEdit one, TextEdit other) {
        return one.offset() <= other.offset() + other.length() && other.offset() <= one.offset() + one.length();
    }

    /** What would cure an issue, the best first. */
    public List<QuickFix> of(Program program, PlaybookIssue issue) {
        PlaybookSource source = program.source(issue.path()).orElse(null);
        if (source != null && issue.code().equals(IssueCodes.CONFLICT)) {
            return ConflictFixes.of(source, issue);
        }
        if (source != null && issue.code().equals(IssueCodes.SYNTAX)) {
            return syntax.of(source, issue);
        }
        boolean fits = source != null && !source.hasSyntaxErrors()
                && issue.offset() + issue.length() <= source.text().length();
        if (source == null || !fits) {
            return List.of();
        }
        Finding finding = new Finding(program, source, issue);
        byCode.getOrDefault(issue.code(), List.of()).forEach(f -> f.fix(finding));
        return finding.fixes();
    }
}
