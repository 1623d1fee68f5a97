package dev.steward.ui.govern.internal.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.CheckReport;
import dev.steward.runtime.PolicyAnswer;
import dev.steward.runtime.PolicyBook;
import dev.steward.runtime.PolicyBook.Says;
import dev.steward.runtime.TestReport;
import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** Policies, their tests and what they say as rows. Pure. */
public final class PolicyRows {

    /** Actions of rows. */
    static final String TEST = "test", ASK = "ask", FIX = "fix";

    private static final int LONG = 200;

    private PolicyRows() {
    }

    /** A row, where it leads, and what can be mended there. */
    public record Entry(Row row, PolicyBook.Policy policy, PolicyBook.@Nullable Place place,
            CheckReport.@Nullable Finding finding) {
    }

    /** The list: each policy, then what is wrong with it. */
    public static List<Entry> list(PolicyWatch.State state) {
        var entries = new ArrayList<Entry>();
        var book = state.book();
        if (book != null) {
            book.policies().forEach(policy -> {
                entries.add(new Entry(row(policy, state, book.isSound()), policy, policy.place(), null));
                state.cases().getOrDefault(policy.name(), List.of()).stream().filter(each -> !each.passed())
                        .forEach(each -> entries.add(failed(policy, each)));
                policy.findings().forEach(finding -> entries.add(finding(policy, finding)));
            });
        }
        return entries;
    }

    private static Row row(PolicyBook.Policy policy, PolicyWatch.State state, boolean sound) {
        var rules = policy.rules().stream().map(PolicyBook.Rule::text).collect(Collectors.joining("\n"));
        return new Row(policy.name(), sign(policy), Say.simple(policy.name()), detail(policy),
                tests(policy, state, sound), rules + "\n" + policy.place(),
                List.of(new Row.Action(TEST, "Run its tests", 'T', true),
                        new Row.Action(ASK, "What does it come to?", 'L', false)));
    }

    private static String detail(PolicyBook.Policy policy) {
        var says = policy.rules().stream().map(PolicyBook.Rule::verdict).filter(Objects::nonNull).distinct()
                .sorted().map(verdict -> String.valueOf(verdict).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        var kind = policy.kind();
        var subject = policy.targets().isEmpty()
                ? "every " + (kind == null ? "call" : kind.name().toLowerCase(Locale.ROOT))
                : String.join(", ", policy.targets());
        return policy.broken() ? subject + "  ·  has errors, so nothing runs"
                : says + "  ·  " + subject + "  ·  " + (policy.uses().isEmpty() ? "no step does that"
                        : Say.count(policy.uses().size(), "step", "steps"));
    }

    private static String tests(PolicyBook.Policy policy, PolicyWatch.State state, boolean sound) {
        if (policy.tests().isEmpty()) {
            return policy.broken() ? "" : "no test";
        }
        var cases = state.cases().get(policy.name());
        if (cases == null) {
            return sound ? "…" : "not tested";
        }
        var failed = cases.stream().filter(each -> !each.passed()).count();
        return failed == 0 ? "✓ " + cases.size() : "✕ " + failed + " of " + cases.size();
    }

    private static Entry failed(PolicyBook.Policy policy, TestReport.Case test) {
        var place = place(test.place());
        return new Entry(new Row(policy.name() + "!" + test.place(), Sign.of("failed"), "Test " + test.name(),
                test.failures().stream().map(line -> Say.oneLine(bare(line, test.place()), LONG))
                        .collect(Collectors.joining(" ")),
                "", test.place(), List.of(new Row.Action(TEST, "Run again", 'T', true))), policy, place, null);
    }

    private static String bare(String line, String place) {
        return Say.sentence(line.startsWith(place + ": ") ? line.substring(place.length() + 2) : line);
    }

    /** Of {@code file:line:column}. */
    private static PolicyBook.@Nullable Place place(String text) {
        var parts = text.split(":");
        return parts.length < 3 ? null
                : new PolicyBook.Place(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private static Entry finding(PolicyBook.Policy policy, CheckReport.Finding finding) {
        var sign = finding.error() ? new Sign("✕", "error", Colours.FAILED)
                : new Sign("!", "warning", Colours.WAITING);
        return new Entry(
                new Row(policy.name() + "?" + finding.line() + finding.code(), sign, finding.message(),
                        "line " + finding.line(), "", finding.code(),
                        List.of(new Row.Action(FIX, "Fix", 'F', true))),
                policy, new PolicyBook.Place(finding.file(), finding.line(), finding.column()), finding);
    }

    /** The shape of what a policy does at its strictest. */
    private static Sign sign(PolicyBook.Policy policy) {
        return policy.rules().stream().map(PolicyBook.Rule::verdict).filter(Objects::nonNull).sorted().findFirst()
                .map(PolicyRows::sign).orElse(new Sign("✕", "has errors", Colours.FAILED));
    }

    private static Sign sign(@Nullable Says says) {
        return switch (says) {
            case DENY -> new Sign("⊘", "denies", Colours.FAILED);
            case ASK -> new Sign("?", "asks", Colours.WAITING);
            case LIMIT -> new Sign("≤", "limits", Colours.RUNNING);
            case REDACT -> new Sign("▬", "replaces", Colours.COMPENSATED);
            case null -> new Sign("✕", "has errors", Colours.FAILED);
        };
    }

    /** The sign of a verdict. */
    static Sign sign(PolicyAnswer.Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> new Sign("✓", "allowed", Colours.DONE);
            case ASKED -> new Sign("?", "you are asked", Colours.WAITING);
            case DENIED -> new Sign("⊘", "denied", Colours.FAILED);
            case OPEN -> new Sign("…", "depends", Colours.MUTED);
        };
    }

    /** The rules that look at a call, in their order. */
    static List<Row> chain(PolicyAnswer answer) {
        return answer.chain().stream().map(line -> new Row(line.policy() + "#" + line.rule(), sign(line),
                Say.simple(line.policy()) + (line.decides() ? "  ·  this decides" : ""), line.text(), end(line),
                String.valueOf(line.place()))).toList();
    }

    private static String end(PolicyAnswer.Line line) {
        var used = line.used();
        return switch (line.outcome()) {
            case SILENT -> "does not hold";
            case UNKNOWN -> "needs " + String.join(", ", line.missing());
            case BROKEN -> "can't be judged";
            case HOLDS -> used == null ? "holds" : used;
        };
    }

    private static Sign sign(PolicyAnswer.Line line) {
        return switch (line.outcome()) {
            case SILENT -> new Sign("·", "does not hold", Colours.MUTED);
            case UNKNOWN -> new Sign("…", "depends", Colours.MUTED);
            case BROKEN -> sign(Says.DENY);
            case HOLDS -> line.full() ? sign(Says.DENY) : sign(line.says());
        };
    }

    /** The steps that make such a call. */
    static List<Row> ways(PolicyAnswer answer) {
        return answer.ways().stream().map(way -> new Row(way.step(), new Sign("▸", "step", Colours.MUTED),
                Say.simple(way.step()), Say.sentence(way.freedom()), "", String.valueOf(way.place()))).toList();
    }
}
