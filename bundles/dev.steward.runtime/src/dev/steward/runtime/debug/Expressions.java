package dev.steward.runtime.debug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceMap;
import dev.steward.dsl.PlaybookFocus;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.Probe;
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

    private static final int MOST_KEPT = 500;

    private final CompanyFolder folder;
    private final Language language;
    private final Map<Asked, Read> known = new ConcurrentHashMap<>();

    private record Asked(String plan, String staticId, boolean after, String text) {
    }

    /** What an expression was read as, else a complaint about it in the light of some texts. */
    private record Read(@Nullable Expr expr, @Nullable Plan plan, String complaint, Map<Path, FileTime> texts) {
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
        var read = known(plan, asked);
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

    /** A complaint holds until the files change that it may be about. */
    private Read known(RunStore.StoredPlan plan, Asked asked) {
        var read = known.get(asked);
        if (read == null || read.expr() == null && !read.texts().equals(texts())) {
            if (known.size() > MOST_KEPT) {
                known.clear();
            }
            read = read(plan, asked);
            known.put(asked, read);
        }
        return read;
    }

    /** What tells the files of the company now from those of another moment. */
    private Map<Path, FileTime> texts() {
        var texts = new HashMap<Path, FileTime>();
        for (var file : folder.playbooks()) {
            try {
                texts.put(file, Files.getLastModifiedTime(file));
            } catch (IOException e) {
                // it went meanwhile, so there are other files the next time
                texts.put(file, FileTime.fromMillis(0));
            }
        }
        return texts;
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
        var probe = asked.after() ? Probe.after(text, offset(text, place.endLine(), place.endColumn()), asked.text())
                : Probe.before(text, offset(text, place.line(), place.column()), asked.text());
        var workspace = workspace(stored);
        workspace.put(place.path(), probe.text());
        var errors = workspace.focus(place.path()).map(PlaybookFocus::issues).orElse(List.of()).stream()
                .filter(PlaybookIssue::isError).toList();
        var own = errors.stream().filter(issue -> issue.line() == probe.line()).findFirst();
        if (own.isPresent()) {
            return bad("'" + asked.text() + "' can't be read: " + own.get().message());
        }
        return Language.compile(workspace, stored.playbook(), Language.withoutPrices(folder)).compiled()
                .map(compiled -> found(Freezer.freeze(compiled.workflow()), asked))
                .orElseGet(() -> bad(errors.isEmpty() ? nothing(asked)
                        : "'" + asked.text() + "' can't be read, as what the playbook needs has changed since: "
                                + errors.getFirst()));
    }

    /**
     * The text of the run, and of today's files what that needs and does not bring with it. Errors of other files don't
     * matter; one that declares by now what the run's own text does is left out.
     */
    private PlaybookWorkspace workspace(RunStore.StoredPlan stored) {
        var workspace = language.load(folder, List.of());
        var own = new HashSet<String>();
        stored.sources().forEach((path, text) -> own.addAll(workspace.put(path, text).declared()));
        workspace.sources().stream().filter(source -> !stored.sources().containsKey(source.path())
                && source.declared().stream().anyMatch(own::contains)).map(PlaybookSource::path)
                .forEach(workspace::remove);
        return workspace;
    }

    private static Read found(Plan plan, Asked asked) {
        return PlanLets.find(plan, Probe.NAME).map(expr -> new Read(expr, plan, "", Map.of()))
                .orElseGet(() -> new Read(null, null, nothing(asked), Map.of()));
    }

    private static String nothing(Asked asked) {
        return "'" + asked.text() + "' can't be computed at " + asked.staticId() + ".";
    }

    private Read bad(String complaint) {
        return new Read(null, null, complaint, texts());
    }

    private static int offset(String text, int line, int column) {
        var at = 0;
        for (var n = 1; n < line; n++) {
            at = text.indexOf('\n', at) + 1;
        }
        return Math.min(text.length(), at + column - 1);
    }
}
