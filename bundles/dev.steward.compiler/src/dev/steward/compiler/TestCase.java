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
 * @param fixture      path of a recorded run from the folder of the test's file, null for none
 * @param mocks        what stands in for boundaries
 * @param decisions    what the operator answers
 * @param expectations in the order of the text
 */
public record TestCase(String playbook, String name, SourceRange at, Map<String, Expression> inputs,
        @Nullable Expression clock, @Nullable String fixture, List<Mock> mocks, List<Decision> decisions,
        List<Expectation> expectations) {

    public TestCase {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        mocks = List.copyOf(mocks);
        decisions = List.copyOf(decisions);
        expectations = List.copyOf(expectations);
    }

    /** What can be mocked or counted. */
    public enum Callee {
        AGENT, OPERATION, PLAYBOOK, STEP,
        /** Something that happens outside; each answer comes once to one wait for it. */
        EVENT
    }

    /**
     * What answers in place of something outside.
     *
     * @param target qualified name of an agent, playbook or event, {@code package.connector.operation}, or the name of
     *               a step
     * @param replies one for each call, the last one for all that follow; without any it gives nothing
     */
    public record Mock(String target, Callee callee, List<Reply> replies, SourceRange at) {
        public Mock {
            replies = List.copyOf(replies);
        }
    }

    /**
     * An answer of a mock.
     *
     * @param value    null when it raises
     * @param error    name of the error that it raises, null otherwise
     * @param microUsd what the call costs
     */
    public record Reply(@Nullable Expression value, @Nullable String error, long microUsd) {
    }

    /** The answers of an operator. */
    public enum Answer {
        APPROVE, REJECT, EDIT, EXPIRES
    }

    /**
     * What the operator answers at a step or a wait.
     *
     * @param step     its name; of a step in a playbook that another step calls {@code other/name}
     * @param deadline whether the question of the deadline around the step is meant
     * @param choices  one for each question, the last one for all that follow
     */
    public record Decision(String step, boolean deadline, List<Choice> choices, SourceRange at) {
        public Decision {
            choices = List.copyOf(choices);
        }
    }

    /**
     * One answer of the operator.
     *
     * @param edits changed arguments of an approval
     * @param value result of a human step, null when none is given
     * @param after how long the operator takes, null for no time
     */
    public record Choice(Answer answer, Map<String, Expression> edits, @Nullable Expression value,
            @Nullable Expression after) {
        public Choice {
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

    /** The run ends in this state, such as {@code compensated}, and with this error where one is named. */
    public record State(boolean reportOnly, @NonNull String text, @NonNull SourceRange at, String state,
            @Nullable String error) implements Expectation {
    }

    /**
     * Something was called.
     *
     * @param times     how often, null for at least once; 0 for {@code not called}
     * @param arguments in the order of the parameters, compared with each call; empty compares nothing
     * @param before    what is called only after its first call, null when nothing is said of that
     */
    public record Called(boolean reportOnly, @NonNull String text, @NonNull SourceRange at, Named target,
            @Nullable Integer times, List<Expression> arguments, @Nullable Named before) implements Expectation {
        public Called {
            arguments = List.copyOf(arguments);
        }
    }

    /** What an expectation names, as {@link Mock#target}. */
    public record Named(String name, Callee callee) {
    }

    /**
     * Something was said of a call or a step, such as {@code denied} or {@code undone}.
     *
     * @param verdict one of {@link dev.steward.dsl.types.Vocabulary#VERDICTS}
     * @param negated whether it must not be so
     * @param policy  qualified name of the policy that said it, null for any
     * @param error   name of the error, null for any
     */
    public record Judged(boolean reportOnly, @NonNull String text, @NonNull SourceRange at, Named target,
            String verdict, boolean negated, @Nullable String policy, @Nullable String error) implements Expectation {
    }

    /**
     * A condition over the inputs, the steps' results, {@code cost}, {@code output}, {@code effects}, {@code took} and
     * {@code error}.
     */
    public record Holds(boolean reportOnly, @NonNull String text, @NonNull SourceRange at, Expression condition)
            implements
                Expectation {
    }
}
