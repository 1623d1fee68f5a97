package dev.steward.dsl.internal.syntax;

import dev.steward.dsl.types.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** What stands behind the words of limits and of tests of policies, for those who write something else there. */
final class LimitWords {

    /** Behind these, a word such as limit is a name of somebody's own. */
    private static final Set<String> NAMES = Set.of("=", ".", "?.", "(", ",", ":", "+", "==");

    private LimitWords() {
    }

    /**
     * Advice for what cannot stand behind two words; null when they say nothing about it.
     *
     * @param first     the word before the last one
     * @param last      the word before the mistake
     * @param expected  the one token that the grammar takes here; null when there are several
     * @param construct what is being read
     */
    static @Nullable String advice(String first, String last, @Nullable String expected, String construct) {
        boolean connector = construct.equals("ConnectorDecl") || construct.equals("RateLimitClause");
        if (NAMES.contains(first)) {
            return null;
        }
        return switch (last) {
            case "expect" -> "Behind expect stands what the policy does: deny, ask, limit, redact or allow.";
            case "limit" -> first.equals("at")
                    ? "Behind at limit stands degrade model \"small\" or escalate \"over budget\"."
                    : "A limit is a whole number from 1, as in limit 3 per day.";
            case "per" -> "RULE_ID".equals(expected) && isAmount(first) ? periods("per", connector) : null;
            default -> first.equals("limit") && isAmount(last) && (connector || "'per'".equals(expected))
                    ? periods("limit " + last + " per", connector)
                    : null;
        };
    }

    private static boolean isAmount(String word) {
        return Character.isDigit(word.isEmpty() ? ' ' : word.charAt(0));
    }

    private static String periods(String start, boolean connector) {
        List<String> known = new ArrayList<>((connector ? Vocabulary.PERIODS : Vocabulary.COUNTED).keySet());
        String last = known.removeLast();
        return "Say for how long: write " + start + " " + String.join(", ", known) + " or " + last + ".";
    }
}
