package dev.steward.compiler;

import java.util.List;

import dev.steward.model.workflow.Workflow;

/**
 * All policies of a workspace that have no errors, with everything they may look at.
 *
 * @param workflow  holds policies, connectors, agents, facts, records and playbooks; nothing to run, so its entry is no
 *                  playbook
 * @param sourceMap where all of it stands; rules are {@code package.policy#1}
 * @param policies  all that are written, also those with errors, in the order of files and text
 */
public record Governed(Workflow workflow, SourceMap sourceMap, List<Written> policies) {

    public Governed {
        policies = List.copyOf(policies);
    }

    /**
     * A policy as it is written.
     *
     * @param name    qualified
     * @param kind    {@code effect}, {@code memory}, {@code cost} or {@code prompt}
     * @param targets what it names, such as {@code mail.send}; empty for all of its kind
     * @param rules   in their order
     * @param tests   the {@code test policy} blocks about it
     * @param broken  whether it has errors, so that it is not in the workflow
     */
    public record Written(String name, String kind, List<String> targets, int priority, SourceRange at,
            List<WrittenRule> rules, List<SourceRange> tests, boolean broken) {
        public Written {
            targets = List.copyOf(targets);
            rules = List.copyOf(rules);
            tests = List.copyOf(tests);
        }
    }

    /** A rule; its text has single spaces. */
    public record WrittenRule(String text, SourceRange at) {
    }
}
