package dev.steward.cli.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.internal.term.Paint;
import dev.steward.engine.value.Types;
import dev.steward.runtime.PolicyAnswer;
import dev.steward.runtime.PolicyBook.Policy;
import dev.steward.runtime.PolicySubject;
import dev.steward.runtime.TestReport;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.Tone;

/** Policies, and what they say, as lines and for programs. */
public final class PolicyText {

    private PolicyText() {
    }

    /** A policy for programs; {@code cases} null when its tests can't run. */
    public static Map<String, Object> json(Policy policy, @Nullable List<TestReport.Case> cases) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "policy");
        object.put("policy", policy.name());
        object.put("place", policy.place().toString());
        object.put("kind", word(policy.kind()));
        object.put("targets", policy.targets());
        object.put("priority", policy.priority());
        object.put("rules", policy.rules().stream().map(rule -> {
            var each = new LinkedHashMap<String, Object>();
            each.put("text", rule.text());
            each.put("verdict", word(rule.verdict()));
            each.put("place", rule.place().toString());
            return each;
        }).toList());
        object.put("covers", policy.covered());
        object.put("steps", policy.uses().stream().map(use -> use.step()).toList());
        object.put("findings", policy.findings().stream().map(finding -> finding.text()).toList());
        object.put("tests", policy.tests().size());
        object.put("failed", cases == null ? null
                : cases.stream().filter(each -> !each.passed()).map(each -> each.place()).toList());
        return object;
    }

    /** A policy for people. */
    public static List<String> lines(Policy policy, @Nullable List<TestReport.Case> cases, Paint paint) {
        var lines = new ArrayList<String>();
        lines.add(paint.in(Tone.STRONG, Types.simple(policy.name())) + "  "
                + paint.in(Tone.FAINT, policy.place().toString()));
        lines.add("    for " + Objects.toString(word(policy.kind()), "nothing that can be read")
                + (policy.targets().isEmpty() ? "" : " " + String.join(", ", policy.targets())) + " · "
                + (policy.broken() ? "has errors, so nothing runs"
                        : "looks at " + Say.count(policy.covered().size(), noun(policy), noun(policy) + "s") + " in "
                                + Say.count(policy.uses().size(), "step", "steps")));
        policy.rules().forEach(rule -> lines.add("    " + rule.text()));
        lines.add("    " + tests(policy, cases, paint));
        if (cases != null) {
            cases.forEach(each -> each.failures().forEach(failure -> lines.add("      " + failure)));
        }
        policy.findings().forEach(finding -> lines.add("    " + finding.text()));
        return lines;
    }

    private static String tests(Policy policy, @Nullable List<TestReport.Case> cases, Paint paint) {
        if (cases == null) {
            return paint.in(Tone.FAINT, "tests can't run while the playbooks have errors");
        }
        if (policy.tests().isEmpty()) {
            return paint.in(Tone.FAINT, "no test");
        }
        var failed = cases.stream().filter(each -> !each.passed()).count();
        return failed == 0 ? paint.in(Tone.DONE, "✓ " + Say.count(cases.size(), "test", "tests"))
                : paint.in(Tone.FAILED, "✕ " + failed + " of " + Say.count(cases.size(), "test", "tests") + " failed");
    }

    private static String noun(Policy policy) {
        return switch (policy.kind()) {
            case EFFECT -> "operation";
            case MEMORY -> "type";
            case PROMPT -> "agent";
            case COST -> "call";
            case null -> "call";
        };
    }

    /** An answer for programs. */
    public static Map<String, Object> json(PolicySubject subject, PolicyAnswer answer) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "answer");
        object.put("subject", subject.id());
        object.put("at", answer.at().toString());
        object.put("verdict", word(answer.verdict()));
        object.put("sentence", answer.sentence());
        object.put("rules", answer.chain().stream().map(PolicyText::json).toList());
        object.put("steps", answer.ways().stream().map(way -> {
            var each = new LinkedHashMap<String, Object>();
            each.put("step", way.step());
            each.put("place", Objects.toString(way.place(), null));
            each.put("freedom", way.freedom());
            return each;
        }).toList());
        return object;
    }

    private static Map<String, Object> json(PolicyAnswer.Line line) {
        var object = new LinkedHashMap<String, Object>();
        object.put("policy", line.policy());
        object.put("rule", line.rule());
        object.put("place", Objects.toString(line.place(), null));
        object.put("says", word(line.says()));
        object.put("outcome", word(line.outcome()));
        object.put("because", line.because());
        object.put("used", line.used());
        object.put("full", line.full());
        object.put("missing", line.missing().stream().sorted().toList());
        object.put("decides", line.decides());
        return object;
    }

    /** An answer for people. */
    public static List<String> lines(PolicyAnswer answer, Paint paint) {
        var lines = new ArrayList<String>();
        lines.add(sign(answer.verdict(), paint) + " " + answer.sentence());
        for (var line : answer.chain()) {
            lines.add("  " + (line.decides() ? "▸ " : "  ") + sign(line, paint) + " "
                    + Types.simple(line.policy()) + "  "
                    + (line.place() == null ? "" : paint.in(Tone.FAINT, line.place() + "  ")) + line.text()
                    + (line.used() == null ? "" : "  (" + line.used() + ")"));
        }
        if (!answer.ways().isEmpty()) {
            lines.add("  Steps that call it:");
            answer.ways().forEach(way -> lines.add("    " + Types.simple(way.step()) + "  "
                    + (way.place() == null ? "" : paint.in(Tone.FAINT, way.place() + "  ")) + way.freedom()));
        }
        return lines;
    }

    private static String sign(PolicyAnswer.Verdict verdict, Paint paint) {
        return switch (verdict) {
            case ALLOWED -> paint.in(Tone.DONE, "✓");
            case ASKED -> paint.in(Tone.WAITING, "?");
            case DENIED -> paint.in(Tone.FAILED, "✕");
            case OPEN -> paint.in(Tone.FAINT, "…");
        };
    }

    private static String sign(PolicyAnswer.Line line, Paint paint) {
        return switch (line.outcome()) {
            case SILENT -> paint.in(Tone.FAINT, "·");
            case UNKNOWN -> paint.in(Tone.FAINT, "…");
            case BROKEN -> paint.in(Tone.FAILED, "✕");
            case HOLDS -> switch (line.says()) {
                case DENY -> paint.in(Tone.FAILED, "✕");
                case ASK -> paint.in(Tone.WAITING, "?");
                case LIMIT -> line.full() ? paint.in(Tone.FAILED, "✕") : paint.in(Tone.DONE, "✓");
                case REDACT -> paint.in(Tone.ACCENT, "▬");
            };
        };
    }

    private static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
