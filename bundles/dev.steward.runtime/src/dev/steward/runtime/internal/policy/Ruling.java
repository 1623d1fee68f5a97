package dev.steward.runtime.internal.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Types;
import dev.steward.runtime.PolicyAnswer.Line;
import dev.steward.runtime.PolicyAnswer.Outcome;
import dev.steward.runtime.PolicyAnswer.Verdict;
import dev.steward.runtime.PolicyBook.Says;
import dev.steward.runtime.PolicyQuestion;

/** What comes of all that rules say: deny wins, then it is asked; what goes through is counted and redacted. */
record Ruling(Verdict verdict, List<Line> chain, @Nullable Line by) {

    private static final Duration NOW = Duration.ofMinutes(2);

    static Ruling of(List<Line> said) {
        var denies = first(said, line -> line.outcome() == Outcome.BROKEN
                || line.outcome() == Outcome.HOLDS && (line.says() == Says.DENY || line.full()));
        if (denies != null) {
            return decided(Verdict.DENIED, said, denies);
        }
        var open = first(said, line -> line.outcome() == Outcome.UNKNOWN);
        if (open != null) {
            return decided(Verdict.OPEN, said, open);
        }
        var asks = first(said, line -> line.outcome() == Outcome.HOLDS && line.says() == Says.ASK);
        return asks != null ? decided(Verdict.ASKED, said, asks) : decided(Verdict.ALLOWED, said, null);
    }

    private static @Nullable Line first(List<Line> said, Predicate<Line> which) {
        return said.stream().filter(which).findFirst().orElse(null);
    }

    private static Ruling decided(Verdict verdict, List<Line> said, @Nullable Line by) {
        return new Ruling(verdict, said.stream().map(line -> line == by ? new Line(line.policy(), line.rule(),
                line.place(), line.says(), line.text(), line.outcome(), line.because(), line.used(), line.full(),
                line.missing(), true) : line).toList(), by);
    }

    String sentence(PolicyQuestion question, ZoneId zone) {
        var name = question.subject().name();
        var when = when(question.at(), zone);
        var line = by;
        if (line == null) {
            return name + " is allowed " + when + conditions();
        }
        var where = Types.simple(line.policy()) + (line.place() == null ? "" : " (" + line.place() + ")");
        return switch (verdict) {
            case DENIED -> name + " is denied " + when + " by " + where + ": " + full(line.because());
            case ASKED -> name + " asks you first " + when + ", by " + where + ": " + full(line.because());
            case OPEN -> "Whether " + name + " is allowed depends on " + missing() + ": " + where + " looks at that.";
            case ALLOWED -> name + " is allowed " + when + conditions();
        };
    }

    private String missing() {
        var names = new TreeSet<String>();
        chain.forEach(line -> names.addAll(line.missing()));
        return String.join(", ", names);
    }

    /** What a call that goes through takes along. */
    private String conditions() {
        var words = new ArrayList<String>();
        if (holds(Says.REDACT)) {
            words.add("with what is labelled replaced");
        }
        if (holds(Says.LIMIT)) {
            words.add("and counted");
        }
        if (words.isEmpty()) {
            return chain.isEmpty() ? ": no policy looks at it." : ": no rule objects.";
        }
        return ", " + String.join(", ", words) + ".";
    }

    private boolean holds(Says says) {
        return chain.stream().anyMatch(line -> line.outcome() == Outcome.HOLDS && line.says() == says);
    }

    private static String full(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String when(Instant at, ZoneId zone) {
        return Duration.between(at, Instant.now()).abs().compareTo(NOW) < 0 ? "now" : "at " + Shown.moment(at, zone);
    }
}
