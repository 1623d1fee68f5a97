package dev.steward.runtime;

import java.time.Duration;
import java.util.List;

/**
 * How the tests of a company's playbooks came out.
 *
 * @param coverage of the playbooks that a test came to
 * @param untested qualified names of the playbooks that no test came to; an instance is tested with its playbook
 */
public record TestReport(List<Case> cases, List<Coverage> coverage, List<String> untested) {

    public TestReport {
        cases = List.copyOf(cases);
        coverage = List.copyOf(coverage);
        untested = List.copyOf(untested);
    }

    /**
     * One test.
     *
     * @param subject  qualified name of the playbook or policy
     * @param place    {@code file:line:column}
     * @param failures one line each, with their places; empty when it passed
     * @param notes    what is told without failing: {@code check: …} what a check found, {@code note: …} what is of no use
     */
    public record Case(String subject, String name, String place, List<String> failures, List<String> notes,
            Duration took) {
        public Case {
            failures = List.copyOf(failures);
            notes = List.copyOf(notes);
        }

        /** Whether nothing failed. */
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /**
     * What the tests came to in a playbook.
     *
     * @param file           path from the company's folder
     * @param steps          how many there are
     * @param missedSteps    in the order of the text
     * @param branches       how many arms, handled errors, undos and deadlines there are
     * @param missedBranches in the order of the text
     */
    public record Coverage(String playbook, String file, int steps, List<Missed> missedSteps, int branches,
            List<Missed> missedBranches) {
        public Coverage {
            missedSteps = List.copyOf(missedSteps);
            missedBranches = List.copyOf(missedBranches);
        }
    }

    /** What no test came to, in words, and its line. */
    public record Missed(String what, int line) {
        @Override
        public String toString() {
            return what + " (line " + line + ")";
        }
    }

    /** Number of tests that failed. */
    public long failed() {
        return cases.stream().filter(c -> !c.passed()).count();
    }
}
