package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.types.Keywords;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that the grammar takes at a place, and templates for what they begin. */
final class KeywordProposals {

    /** Words that are followed by others, which are written with them. */
    private static final Map<String, String> PHRASES = Map.of("as", "as of", "overlap", "overlap «skip»", "catchUp",
            "catchUp «once»", "idempotent", "idempotent by «key»", "compensated", "compensated by «operation»",
            "verify", "verify with «operation»");

    /** What goes on with a value; offered last, as a value is what is written most often. */
    private static final Set<String> OPERATORS = Set.of("and", "or", "in", "not");

    /** What begins a statement or a declaration; where more is possible, something goes on with what stands before. */
    private static final Set<String> BEGINNINGS = Set.of("step", "saga", "return", "end", "raise", "escalate",
            "deadline", "branch", "foreach", "parallel", "race", "repeat", "recall", "remember", "wait", "type", "enum",
            "record", "fact", "connector", "agent", "playbook", "policy", "test", "goal", "kpi", "rollout", "instance");

    private final FollowSet follow;
    private final Proposals out;
    private final Keywords keywords = new Keywords();

    KeywordProposals(FollowSet follow, Proposals out) {
        this.follow = follow;
        this.out = out;
    }

    void propose() {
        boolean begins = follow.keywords().containsAll(Set.of("saga", "step"))
                || follow.keywords().containsAll(Set.of("enum", "playbook"));
        for (String word : follow.keywords()) {
            if (Character.isLetter(word.charAt(0))) {
                boolean rare = OPERATORS.contains(word) || follow.takesValue() && !begins;
                String text = follow.has("EffectTarget.name") || follow.has("PolicyTest.cases") ? word
                        : PHRASES.getOrDefault(word, word);
                int usual = begins && !BEGINNINGS.contains(word) ? Proposals.GOOD : Proposals.USUAL;
                out.add(rare ? Proposals.RARE : usual, Kind.KEYWORD, word, text, "",
                        keywords.find(word).map(Keywords.Keyword::doc).orElse(""), List.of());
            }
        }
        for (Snippets.Snippet snippet : new Snippets().all()) {
            if (follow.keywords().contains(snippet.word()) && follow.keywords().containsAll(snippet.among())) {
                int usual = begins && !BEGINNINGS.contains(snippet.word()) ? Proposals.GOOD : Proposals.USUAL;
                out.add(usual + 5, Kind.SNIPPET, snippet.label(), snippet.text(), "", snippet.doc(),
                        List.of());
            }
        }
    }
}
