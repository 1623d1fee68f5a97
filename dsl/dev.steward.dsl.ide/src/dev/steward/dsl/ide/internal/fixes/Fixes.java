package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.QuickFix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fixes by the codes of issues. Texts with syntax errors get none, as their trees lack parts. For any thread. */
public final class Fixes {

    private final Map<String, List<Fixer>> byCode = new HashMap<>();

    /** The table is small and cheap to make. */
    public Fixes() {
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

    /** What would cure an issue, the best first. */
    public List<QuickFix> of(Program program, PlaybookIssue issue) {
        PlaybookSource source = program.source(issue.path()).orElse(null);
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
