package dev.steward.runtime.debug;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceMap;
import dev.steward.compiler.SourceRange;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.engine.Calculator;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.PlanLets;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.internal.Language;

/**
 * Conditions and watched expressions, in the language of playbooks: each is read as if it stood at the step, in the text
 * that the run uses, so that it sees and means there what it would in the playbook. Blocks; thread-safe.
 */
public final class Expressions {

    private static final String NAME = "watched__value";
    private static final int MOST_KEPT = 500;

    private final CompanyFolder folder;
    private final Language language;
    private final Map<Asked, Read> known = new ConcurrentHashMap<>();

    private record Asked(String plan, String staticId, boolean after, String text) {
    }

    private record Read(@Nullable Expr expr, @Nullable Plan plan, String complaint) {
    }

    /** What an expression came to: a value, or one sentence that says why there is none. */
    public record Answer(@Nullable Value value, @Nullable String complaint) {
    }

    /** For one company. */
    public Expressions(CompanyFolder folder, Language language) {
        this.folder = folder;
        this.language = language;
    }

    /**
     * Where an expression is evaluated.
     *
     * @param staticId of the step that it is read at
     * @param after    behind the step, where its value has its name
     * @param names    what it sees, by name
     * @param now      what {@code now} is there
     * @param microUsd what the run had cost by then
     */
    public record At(String staticId, boolean after, Map<String, Value> names, Instant now, long microUsd) {
    }

    /** What an expression comes to. */
    public Answer evaluate(RunStore.StoredPlan plan, String text, At at) {
        var asked = new Asked(plan.hash(), at.staticId(), at.after(), text.strip());
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        var read = known.computeIfAbsent(asked, same -> read(plan, same));
        var expr = read.expr();
        var with = read.plan();
        if (expr == null || with == null) {
            return new Answer(null, read.complaint());
        }
        var settings = folder.settings();
        try {
            return new Answer(new Calculator(with.types(), settings.zone(), settings.locale()).value(expr, at.names(),
                    at.now(), at.microUsd()), null);
        } catch (Calculator.NoValue e) {
            return new Answer(null, e.getMessage());
        }
    }

    private Read read(RunStore.StoredPlan stored, Asked asked) {
        if (asked.text().isEmpty()) {
            return bad("There is no expression; write one, such as cost > 1 USD.");
        }
        if (asked.text().lines().count() > 1) {
            return bad("An expression stands on one line.");
        }
        var place = SourceMap.fromBytes(stored.sourceMap()).find(asked.staticId()).orElse(null);
        var text = place == null ? null : stored.sources().get(place.path());
        if (place == null || text == null) {
            return bad("The text of " + asked.staticId() + " is not kept, so nothing can be computed there.");
        }
        var workspace = language.load(folder, List.of());
        stored.sources().forEach(workspace::put);
        var line = asked.after() ? place.endLine() + 1 : place.line();
        workspace.put(place.path(), with(text, place, asked));
        var errors = workspace.check().stream().filter(PlaybookIssue::isError).toList();
        var own = errors.stream().filter(issue -> issue.path().equals(place.path()) && issue.line() == line)
                .findFirst();
        if (own.isPresent()) {
            return bad("'" + asked.text() + "' can't be read: " + own.get().message());
        }
        if (!errors.isEmpty()) {
            return bad("'" + asked.text() + "' can't be read, as the playbooks have an error: " + errors.getFirst());
        }
        return Language.compile(workspace, stored.playbook(), Language.withoutPrices(folder)).compiled()
                .map(compiled -> found(Freezer.freeze(compiled.workflow()), asked))
                .orElseGet(() -> bad("'" + asked.text() + "' can't be computed at " + asked.staticId() + "."));
    }

    private static Read found(Plan plan, Asked asked) {
        return PlanLets.find(plan, NAME).map(expr -> new Read(expr, plan, ""))
                .orElseGet(() -> bad("'" + asked.text() + "' can't be computed at " + asked.staticId() + "."));
    }

    private static Read bad(String complaint) {
        return new Read(null, null, complaint);
    }

    /** The text with a value of its own line at the step. */
    private static String with(String text, SourceRange place, Asked asked) {
        var at = asked.after() ? offset(text, place.endLine(), place.endColumn())
                : offset(text, place.line(), place.column());
        var value = NAME + " = " + asked.text();
        return text.substring(0, at) + (asked.after() ? "\n" + value + "\n" : value + "\n") + text.substring(at);
    }

    private static int offset(String text, int line, int column) {
        var at = 0;
        for (var n = 1; n < line; n++) {
            at = text.indexOf('\n', at) + 1;
        }
        return Math.min(text.length(), at + column - 1);
    }
}
