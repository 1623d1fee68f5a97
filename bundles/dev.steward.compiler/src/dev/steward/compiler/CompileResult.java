package dev.steward.compiler;

import java.util.List;
import java.util.Optional;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.model.ContentHash;
import dev.steward.model.Workflows;
import dev.steward.model.workflow.Workflow;

/**
 * A compiled playbook. Belongs to the thread that compiled it until only {@link Compiled}'s bytes are passed on.
 *
 * @param compiled empty when it has errors, be it those below or those that the language's checks told
 * @param issues   what cannot be compiled; the language's own checks are not repeated here
 */
public record CompileResult(Optional<Compiled> compiled, List<PlaybookIssue> issues) {

    public CompileResult {
        issues = List.copyOf(issues);
    }

    /**
     * @param workflow  the playbook with all that it needs
     * @param sourceMap where everything stands
     * @param risks     every effect, in the order of the text, sub-playbooks behind their caller
     * @param cost      the worst case
     * @param prompts   the prompts of all steps with a model whose size is known, in the order of the text
     */
    public record Compiled(Workflow workflow, SourceMap sourceMap, List<Risk> risks, CostBound cost,
            List<PromptSize> prompts) {

        public Compiled {
            risks = List.copyOf(risks);
            prompts = List.copyOf(prompts);
        }

        /** The workflow as bytes to store. */
        public byte[] bytes() {
            return Workflows.toBytes(workflow);
        }

        /** The hash that names this meaning. */
        public String hash() {
            return ContentHash.of(workflow);
        }
    }
}
