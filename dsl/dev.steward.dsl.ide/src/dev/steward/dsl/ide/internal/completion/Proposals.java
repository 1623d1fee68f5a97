package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what fits the written prefix, the best first. */
final class Proposals {

    /** What a place asks for most likely. */
    static final int BEST = 500;
    static final int GOOD = 400;
    static final int USUAL = 300;
    static final int RARE = 200;
    /** What would need an import first. */
    static final int FAR = 100;

    private static final int LONGEST = 200;

    private final Place place;
    private final String indent;
    private final List<Ranked> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private record Ranked(int rank, Proposal proposal) {
    }

    Proposals(Place place) {
        this.place = place;
        this.indent = Template.indentAt(place.text(), place.start());
    }

    /** Proposes a plain name or word. */
    void add(int rank, Kind kind, String name, String detail, String documentation) {
        add(rank, kind, name, name, detail, documentation, List.of());
    }

    /**
     * Proposes a template.
     *
     * @param label what the prefix is compared with
     * @param marked see {@link Template}
     */
    void add(int rank, Kind kind, String label, String marked, String detail, String documentation,
            List<TextEdit> others) {
        int match = match(label, place.prefix());
        if (match > 0 && seen.add(kind + " " + label + " " + marked)) {
            Template template = Template.of(marked, indent);
            found.add(new Ranked(rank + match, new Proposal(label, kind, detail, documentation, place.start(),
                    place.end() - place.start(), template.text(), template.placeholders(), others)));
        }
    }

    /** Whether a label could fit, for callers that would have work to make the proposal. */
    boolean fits(String label) {
        return match(label, place.prefix()) > 0;
    }

    /** 0 for no match; more for a closer one. */
    static int match(String label, String prefix) {
        if (label.startsWith(prefix)) {
            return 60;
        }
        if (label.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return 50;
        }
        int dot = label.lastIndexOf('.');
        if (dot >= 0 && label.regionMatches(true, dot + 1, prefix, 0, prefix.length())) {
            return 40;
        }
        return prefix.length() > 1 && humps(label, prefix) ? 20 : 0;
    }

    /** Whether the prefix holds the beginnings of the label's words, as {@code wL} does for weeklyLetter. */
    private static boolean humps(String label, String prefix) {
        int at = 0;
        for (int i = 0; i < label.length() && at < prefix.length(); i++) {
            boolean begins = i == 0 || Character.isUpperCase(label.charAt(i)) || label.charAt(i - 1) == '.';
            boolean goesOn = at > 0 && i > 0
                    && Character.toLowerCase(prefix.charAt(at - 1)) == Character.toLowerCase(label.charAt(i - 1));
            if ((begins || goesOn)
                    && Character.toLowerCase(label.charAt(i)) == Character.toLowerCase(prefix.charAt(at))) {
                at++;
            }
        }
        return at == prefix.length();
    }

    List<Proposal> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt((Ranked r) -> -r.rank()).thenComparing(r -> r.proposal().label()))
                .limit(LONGEST).map(Ranked::proposal).toList();
    }
}
