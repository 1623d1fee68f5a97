package dev.steward.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What the policies say about a call.
 *
 * @param sentence says it to people, with the rule that decides
 * @param chain    all rules that look at such a call, in the order in which a run hears them
 * @param ways     how free the steps are that make such a call, beside the policies
 * @param at       the moment it is about
 */
public record PolicyAnswer(Verdict verdict, String sentence, List<Line> chain, List<Way> ways, Instant at) {

    public PolicyAnswer {
        chain = List.copyOf(chain);
        ways = List.copyOf(ways);
    }

    /** From what goes through to what does not; OPEN can't be told without what the chain says is missing. */
    public enum Verdict {
        ALLOWED, ASKED, DENIED, OPEN
    }

    /** How a rule came out. */
    public enum Outcome {
        /** Its condition holds. */
        HOLDS,
        /** Its condition does not hold. */
        SILENT,
        /** It can't be evaluated, which denies. */
        BROKEN,
        /** It needs what the question does not say. */
        UNKNOWN
    }

    /**
     * A rule.
     *
     * @param rule    number in its policy, from 1
     * @param text    as it is written, with single spaces
     * @param because what it tells as its reason; empty when it is silent
     * @param used    for a limit that holds: such as {@code 2 of 3 this day}
     * @param full    whether that limit does not let it through
     * @param missing what it needs to know
     * @param decides whether the verdict is by this rule
     */
    public record Line(String policy, int rule, PolicyBook.@Nullable Place place, PolicyBook.Says says, String text,
            Outcome outcome, String because, @Nullable String used, boolean full, Set<String> missing,
            boolean decides) {
        public Line {
            missing = Set.copyOf(missing);
        }
    }

    /** A step, as {@code package.playbook/step}, and who is asked there in words. */
    public record Way(String step, PolicyBook.@Nullable Place place, String freedom) {
    }
}
