package dev.steward.runtime.trace;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.git.Revision;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;
import dev.steward.runtime.RunText;
import dev.steward.runtime.VersionService;

/**
 * What a company's runs tell who looks closely: a moment, a step, a reason, a difference, a line. Reads journals, plans
 * and the repository; asks nobody. Thread-safe; blocks on the store.
 */
public final class TraceService {

    private static final int BEFORE_PAGE = 200;

    private final RunService runs;
    private final Path company;
    private final ZoneId zone;
    private final Function<String, Plan> plans;
    private final LineHistories histories;
    private final TakenBack takenBack;
    /** Who looks into a run asks more than once; a long one is read once, as long as there is memory. */
    private final AtomicReference<SoftReference<@NonNull Past>> latest = new AtomicReference<>();

    /**
     * @param company its folder
     * @param plans   freezes the stored plan of a hash
     */
    public TraceService(RunService runs, Path company, ZoneId zone, Function<String, Plan> plans) {
        this.runs = runs;
        this.company = company;
        this.zone = zone;
        this.plans = plans;
        takenBack = new TakenBack(this::parent, run -> runs.trace(run, Long.MAX_VALUE).effects());
        histories = new LineHistories(new LineHistories.Reads() {
            @Override
            public List<RunRow> page(RunQuery query) {
                return runs.page(query).rows();
            }

            @Override
            public Engine.Trace trace(RunId run) {
                return runs.trace(run, Long.MAX_VALUE);
            }
        }, plans);
    }

    private @Nullable RunId parent(RunId run) {
        var parent = runs.row(run).parent();
        // of a compacted one nobody knows any more
        return parent == null || runs.row(parent).compacted() ? null : parent;
    }

    private Past past(RunId run) {
        var reference = latest.get();
        var known = reference == null ? null : reference.get();
        if (known != null && known.run().equals(run)) {
            known.refresh();
            return known;
        }
        var read = runs.past(run);
        latest.set(new SoftReference<>(read));
        return read;
    }

    /** A run behind an entry: its playbook calls, and what was known in them. */
    public RunMoment moment(RunId run, long atSeq) {
        var past = past(run);
        return moment(past, past.at(atSeq));
    }

    /** The same of a past that is open. */
    public RunMoment moment(Past past, int moment) {
        return RunMoment.of(past, moment, id -> runs.place(past.run(), id));
    }

    /** A step behind an entry, looked into; {@code path} is one that had begun. */
    public StepSight step(RunId run, long atSeq, String path) {
        var past = past(run);
        return StepSight.of(past, past.at(atSeq), path);
    }

    /** Why a step did what it did, in five lines. */
    public WhyCard why(RunId run, long atSeq, String path) {
        var past = past(run);
        return why(past, StepSight.of(past, past.at(atSeq), path));
    }

    /** The same of a step that was looked into. */
    public WhyCard why(Past past, StepSight sight) {
        var text = runs.text(past.run())
                .orElse(new RunText(past.playbook(), Map.of(), Map.of(), null));
        var card = WhyCard.of(new WhyCard.Sources(past, plans.apply(past.planHash()), text, zone), sight);
        return takenBack.since(past, sight).map(card::since).orElse(card);
    }

    /** What a second run did differently. */
    public RunDifference difference(RunId left, RunId right) {
        return RunDifference.between(runs.trace(left, Long.MAX_VALUE), runs.trace(right, Long.MAX_VALUE));
    }

    /**
     * What two tries of a step were sent and answered differently.
     *
     * @param one   from 1, in the order in which they were called
     * @param other the same
     * @throws ProblemException the step has no such try
     */
    public List<ValueDifference> tries(RunId run, String path, int one, int other) {
        var calls = step(run, Long.MAX_VALUE, path).calls();
        return RunDifference.between(call(calls, path, one), call(calls, path, other));
    }

    private static StepSight.Sent call(List<StepSight.Sent> calls, String path, int number) {
        if (number < 1 || number > calls.size()) {
            throw ProblemException.wrongUse(calls.isEmpty() ? "The step " + path + " called nothing."
                    : "The step " + path + " has no try " + number + "; its tries are 1 to " + calls.size() + ".");
        }
        return calls.get(number - 1);
    }

    /** The run of the same playbook that was begun before a run; empty for the first one. */
    public Optional<RunId> before(RunId run) {
        var row = runs.row(run);
        for (var from = 0;; from += BEFORE_PAGE) {
            var rows = runs.page(new RunQuery(List.of(), row.playbook(), "", RunQuery.Order.STARTED, true, from,
                    BEFORE_PAGE)).rows();
            var earlier = rows.stream().filter(other -> other.playbook().equals(row.playbook())
                    && other.started().isBefore(row.started())).findFirst();
            if (earlier.isPresent() || rows.size() < BEFORE_PAGE) {
                return earlier.map(RunRow::run);
            }
        }
    }

    /** Where the line of a step comes from; empty when the run keeps no text of it. */
    public Optional<LineOrigin> origin(RunId run, String staticId, VersionService versions) {
        var text = runs.text(run);
        var place = text.flatMap(known -> known.place(staticId));
        return place.isEmpty() ? Optional.empty() : Optional.of(origin(text.get(), place.get(), versions));
    }

    private LineOrigin origin(RunText text, RunText.Place place, VersionService versions) {
        var source = text.sources().getOrDefault(place.path(), "");
        var words = source.lines().skip(place.line() - 1L).findFirst().map(String::strip).orElse("");
        return new LineOrigin(place, words, commit(text, place, source, versions), text.commit());
    }

    private @Nullable Revision commit(RunText text, RunText.Place place, String source, VersionService versions) {
        var origins = versions.origins(company.resolve(place.path()), source, text.commit());
        return place.line() <= origins.size() ? origins.get(place.line() - 1).orElse(null) : null;
    }

    /** How a step went in the newest runs, whichever version they used. */
    public LineHistory history(String staticId) {
        return histories.of(staticId);
    }

    /** The same of every step of a playbook that was done in them, by its static id; about as fast as one. */
    public Map<String, LineHistory> histories(String playbook) {
        return histories.all(playbook);
    }
}
