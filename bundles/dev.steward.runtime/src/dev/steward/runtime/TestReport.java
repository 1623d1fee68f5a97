package dev.steward.runtime;

import java.time.Duration;
import java.util.List;

/** How the tests of a company's playbooks came out. */
public record TestReport(List<Case> cases, List<Coverage> coverage) {

    public TestReport {
        cases = List.copyOf(cases);
        coverage = List.copyOf(coverage);
    }

    /**
     * One test.
     *
     * @param subject  qualified name of the playbook or policy
     * @param place    {@code file:line:column}
     * @param failures one line each, with their places; empty when it passed
     * @param notes    what {@code check} reports without failing
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

    /** Steps of a playbook that some test reached; {@code missed} by name. */
    public record Coverage(String playbook, int steps, List<String> missed) {
        public Coverage {
            missed = List.copyOf(missed);
        }
    }

    /** Number of tests that failed. */
    public long failed() {
        return cases.stream().filter(c -> !c.passed()).count();
    }
}
