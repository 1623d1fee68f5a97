package dev.steward.ui.govern.internal.today;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.Company;
import dev.steward.runtime.RecentRuns;
import dev.steward.ui.Session;
import dev.steward.ui.govern.internal.inbox.Gates;
import dev.steward.ui.govern.internal.inbox.Waiting;

/** Reads what the start page shows. To be used by one reading at a time, never on the UI thread. */
public final class TodayReader {

    /** More of a kind than this is a matter for the list of runs. */
    static final int MOST = 8;
    /** Nobody answers more in a week. */
    private static final int ANSWERED = 2_000;

    private final Clock clock;
    private final RecentRuns recent = new RecentRuns();
    private final Minutes minutes = new Minutes();
    private final Gates gates = new Gates();

    /** @param clock gives the moment of each reading */
    public TodayReader(Clock clock) {
        this.clock = clock;
    }

    /** Everything that the store knows, as of now. */
    public Today read(Session session) {
        var company = session.company();
        var settings = company.folder().settings();
        var now = clock.instant();
        var zone = settings.zone();
        var rows = recent.look(company.runs());
        var owner = company.owner();
        return new Today(now, zone, settings.name(), company.queue().show().stopped(),
                owner.here() ? null : owner.words(), Waiting.read(company, gates), going(company),
                changed(rows, now, zone),
                week(company, rows, now, zone), rows.isEmpty() ? First.playbook(session) : null);
    }

    private static List<Today.Going> going(Company company) {
        var asked = company.inbox().open().stream().map(RunStore.AskRow::run).distinct().toList();
        return company.runs().open().stream().filter(row -> !asked.contains(row.run()))
                .sorted(Comparator.comparing(RunStore.RunRow::updated).reversed()).limit(MOST)
                .map(row -> new Today.Going(row.run(), row.playbook(), row.state(), doing(company, row), row.started(),
                        row.costMicroUsd()))
                .toList();
    }

    private static String doing(Company company, RunStore.RunRow row) {
        var waiting = row.waitingFor();
        if (waiting != null) {
            return "waits: " + waiting;
        }
        if (row.state() != RunState.RUNNING || row.seq() > Minutes.LONG) {
            return "";
        }
        var steps = company.runs().trace(row.run(), Long.MAX_VALUE).steps();
        var last = steps.isEmpty() ? null : steps.getLast();
        return last == null ? "begins" : "step " + last.path();
    }

    private static Instant yesterday(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().minusDays(1).atStartOfDay(zone).toInstant();
    }

    /** What commits changed since the beginning of yesterday. Reads texts of the repository. */
    public Today.Edits edits(Session session) {
        var folder = session.company().folder();
        var zone = folder.settings().zone();
        var now = clock.instant();
        return new Today.Edits(now, zone, session.steward().versions(folder.root()).since(yesterday(now, zone), MOST)
                .stream().map(version -> new Today.Edit(version.commit(), version.file(), version.by(), version.at(),
                        version.lines()))
                .toList());
    }

    private static Today.Changed changed(Collection<RunStore.RunRow> rows, Instant now, ZoneId zone) {
        var since = yesterday(now, zone);
        var ended = rows.stream().filter(row -> row.state().ended() && !row.updated().isBefore(since))
                .sorted(Comparator.comparing(RunStore.RunRow::updated).reversed()).toList();
        var done = count(ended, RunState.DONE) + count(ended, RunState.SKIPPED);
        var failed = count(ended, RunState.FAILED) + count(ended, RunState.PARTLY_COMPENSATED);
        return new Today.Changed(since, done, ended.size() - done - failed,
                some(ended.stream().filter(
                        row -> row.state() == RunState.FAILED || row.state() == RunState.PARTLY_COMPENSATED)),
                some(ended.stream().filter(row -> row.state() != RunState.FAILED
                        && row.state() != RunState.PARTLY_COMPENSATED)));
    }

    private static int count(List<RunStore.RunRow> rows, RunState state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    private static List<Today.Ended> some(Stream<RunStore.@NonNull RunRow> rows) {
        return rows.limit(MOST).map(row -> new Today.Ended(row.run(), row.playbook(), row.state(), row.updated(),
                row.costMicroUsd(), row.error())).toList();
    }

    private Today.Week week(Company company, Collection<RunStore.RunRow> rows, Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var days = new long[7];
        var runs = 0;
        var operator = Duration.ZERO;
        var answered = company.inbox().answered(monday.atStartOfDay(zone).toInstant(), ANSWERED).stream()
                .map(RunStore.AskRow::run).collect(Collectors.toSet());
        for (var row : rows) {
            var day = row.started().atZone(zone).toLocalDate();
            if (!day.isBefore(monday)) {
                days[Math.min(6, (int) (day.toEpochDay() - monday.toEpochDay()))] += row.costMicroUsd();
                runs++;
                if (answered.contains(row.run())) {
                    operator = operator.plus(minutes.of(company, row));
                }
            }
        }
        return new Today.Week(monday, java.util.Arrays.stream(days).boxed().toList(), operator, runs,
                company.folder().settings().capMicroUsd(), caps(company));
    }

    private static Map<String, Long> caps(Company company) {
        var caps = new HashMap<String, Long>();
        company.folder().settings().budgets()
                .forEach(b -> caps.put(b.period().name().toLowerCase(Locale.ROOT), b.microUsd()));
        return caps;
    }

    /** What comes by itself, as of now. Waits until all playbooks are read, which takes seconds in a large company. */
    public Today.Next next(Session session) {
        var company = session.company();
        return new Today.Next(clock.instant(), company.folder().settings().zone(), coming(company),
                company.schedule().problem());
    }

    private static List<Today.Coming> coming(Company company) {
        return company.schedule().list().stream().filter(trigger -> trigger.next() != null)
                .map(trigger -> new Today.Coming(trigger.id(), trigger.playbook(), some(trigger.next()),
                        trigger.words()))
                .sorted(Comparator.comparing(Today.Coming::at)).limit(MOST).toList();
    }

    private static Instant some(@Nullable Instant at) {
        return at == null ? Instant.MAX : at;
    }
}
