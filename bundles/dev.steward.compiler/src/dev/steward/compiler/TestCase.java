package dev.steward.compiler;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.model.workflow.Expression;

/**
 * A {@code test} block of a playbook. Expressions are of the workflow model: the engine's Freezer freezes each.
 *
 * @param playbook     qualified name of what is tested
 * @param inputs       by name; inputs that are missing take their defaults
 * @param clock        when the run starts, null for any time
 * @param mocks        what stands in for boundaries
 * @param decisions    what the operator answers
 * @param expectations in the order of the text
 */
public record TestCase(String playbook, String name, SourceRange at, Map<String, Expression> inputs,
        @Nullable Expression clock, List<Mock> mocks, List<Decision> decisions, List<Expectation> expectations) {

    public TestCase {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        mocks = List.copyOf(mocks);
        decisions = List.copyOf(decisions);
        expectations = List.copyOf(expectations);
    }

    /** What can be mocked or counted. */
    public enum Callee {
        AGENT, OPERATION, PLAYBOOK, STEP,
        /** Something that happens outside; it comes once to each wait for it. */
        EVENT
    }

    /**
     * What answers in place of something outside; with neither value nor error it does nothing.
     *
     * @param target qualified name of an agent, playbook or event, {@code package.connector.operation}, or the name of
     *               a step
     * @param value  null when it raises or does nothing
     * @param error  name of the error that it raises, null otherwise
     */
    public record Mock(String target, Callee callee, @Nullable Expression value, @Nullable String error,
            SourceRange at) {
    }

    /** The answers of an operator. */
    public enum Answer {
        APPROVE, REJECT, EDIT, EXPIRES
    }

    /**
     * What the operator answers at a step.
     *
     * @param edits  changed arguments of an approval
     * @param value  result of a human step, null when none is given
     */
    public record Decision(String step, Answer answer, Map<String, Expression> edits, @Nullable Expression value,
            SourceRange at) {
        public Decision {
            edits = Collections.unmodifiableMap(new LinkedHashMap<>(edits));
        }
    }

    /** What must be so at the end. */
    public sealed interface Expectation {

        /** Whether it only reports ({@code check}) instead of failing the test ({@code assert}). */
        boolean reportOnly();

        /** As written, for reports. */
        String text();

        /** Where it stands. */
        SourceRange at();
    }

    /** The run ends in this state, such as {@code compensated}. */
    public record State(boolean reportOnly, @NonNull String text, @NonNull SourceRange at,
            String state) implements Expectation {
    }

    /**
     * Something was called.
     *
     * @param times     how often, null for at least once; 0 for {@code not called}
     * @param arguments in the order of the parameters, compared with each call; empty compares nothing
     */
    public record Called(boolean reportOnly, @NonNull String text, @NonNull SourceRange at, String target,
            Callee callee,
            @Nullable Integer times, List<Expression> arguments) implements Expectation {
        public Called {
            arguments = List.copyOf(arguments);
        }
    }

    /** A condition over the inputs, the steps' results, {@code cost} and {@code output}. */
    public record Holds(boolean reportOnly, @NonNull String text, @NonNull SourceRange at, Expression condition)
            implements
                Expectation {
    }
}
