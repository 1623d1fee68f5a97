package dev.steward.engine.internal.journal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;

/** Entries to bytes and back, without checksum. Kinds are never reused; new fields get a new kind. Thread-safe. */
public final class EntryCodec {

    private static final int STARTED = 1, QUOTED = 2, DONE = 3, FAILED = 4, FIRED = 5, DECIDED = 6, CANCELLED = 7,
            PAUSED = 8, UNPAUSED = 9, RESTARTED = 10, GO = 11, CLOSING = 12, STARTED_BY = 13, DECIDED_IN = 14,
            QUEUED = 15, BEGUN = 16,
            THROTTLED = 17, SLOT = 18, TAKEN_UP = 19, ASK_TAKEN = 20, EVENT = 21, MOVED = 22, ARMED = 23, GIVEN = 24,
            SETTLED = 25, MOCKED = 26, STARTED_FORKED = 27, FORKED = 28, REOPENED = 29, SHARE = 30,
            STARTED_WITH = 31, FORKED_WITH = 32, REOPENED_WITH = 33, SETTLED_LABELLED = 34, MOCKED_WAITING = 35;

    /** Where the kind of a stored entry is, after the version. */
    private static final int KIND = 1, CHECKSUM = 4;

    private final ValueCodec values;
    private final ForkCodec forks = new ForkCodec(this);
    private final ActCodec acts;

    /** With the encoding of values. */
    public EntryCodec(ValueCodec values) {
        this.values = values;
        acts = new ActCodec(this, values);
    }

    /** Appends an entry. */
    public void write(Entry entry, ByteWriter out) {
        switch (entry) {
            case In in -> in(in, out);
            case Out o -> OutCodec.write(o, out);
        }
    }

    private void in(In entry, ByteWriter out) {
        switch (entry) {
            case In.Started s -> begin(s, out);
            case In.Quoted q -> {
                head(QUOTED, q, out).count(q.call());
                out.count(q.microUsd());
                out.count(q.tokens());
                out.octet(q.known() ? 1 : 0);
            }
            case In.CallDone d -> done(d, head(DONE, d, out));
            case In.CallFailed f -> failed(f, head(FAILED, f, out));
            case In.TimerFired t -> head(FIRED, t, out).count(t.timer());
            case In.Decided d -> {
                var took = d.decision().took().toMillis();
                decided(d, head(took == 0 ? DECIDED : DECIDED_IN, d, out));
                if (took > 0) {
                    out.count(took);
                }
            }
            case In.Cancelled c -> head(CANCELLED, c, out).text(c.by());
            case In.Paused p -> head(PAUSED, p, out).text(p.by());
            case In.Unpaused u -> head(UNPAUSED, u, out).text(u.by());
            case In.Restarted r -> head(r.anew() ? TAKEN_UP : RESTARTED, r, out).octet(r.watched() ? 1 : 0);
            case In.Begun b -> head(BEGUN, b, out);
            case In.Throttled t -> {
                head(THROTTLED, t, out).octet(t.stopped() ? 1 : 0);
                out.count(t.scarce().size());
                t.scarce().forEach(out::text);
            }
            case In.AskTaken a -> head(ASK_TAKEN, a, out).text(a.ask());
            case In.EventCame e -> {
                head(EVENT, e, out).text(e.id());
                out.text(e.event());
                values.write(e.payload(), out);
            }
            case In.Moved m -> head(MOVED, m, out).text(m.planHash());
            case In.Armed a -> acts.write(a, head(ARMED, a, out));
            case In.Given g -> acts.write(g, head(GIVEN, g, out));
            case In.Settled s -> acts.write(s, head(s.labelled() ? SETTLED_LABELLED : SETTLED, s, out));
            case In.Mocked m -> acts.write(m, head(m.waiting() ? MOCKED_WAITING : MOCKED, m, out));
            case In.Forked f -> forks.write(f, head(f.taken() == null ? FORKED : FORKED_WITH, f, out));
            case In.Reopened r -> forks.write(r, head(r.went().more() == null ? REOPENED : REOPENED_WITH, r, out));
            case In.SlotGiven s -> head(SLOT, s, out).count(s.call());
            case In.ShareTaken s -> {
                head(SHARE, s, out).count(s.share());
                out.count(s.refused() + 1L);
                out.count(s.used());
            }
            case In.Closing c -> head(CLOSING, c, out);
            case In.Go g -> head(GO, g, out).text(g.path());
        }
    }

    private void begin(In.Started s, ByteWriter out) {
        var origin = s.origin();
        var budgets = s.settings().budgets();
        var forked = !s.forks().isEmpty();
        started(s, head(forked ? STARTED_FORKED : !budgets.isEmpty() ? STARTED_WITH : s.queued() ? QUEUED
                : origin == null ? STARTED : STARTED_BY, s, out));
        if (forked || !budgets.isEmpty()) {
            optional(origin, out);
            out.octet(s.queued() ? 1 : 0);
            budgets(budgets, out);
            if (forked) {
                forks.write(s.forks(), out);
            }
        } else if (s.queued()) {
            optional(origin, out);
        } else if (origin != null) {
            out.text(origin);
        }
    }

    private static void budgets(List<Engine.PeriodBudget> budgets, ByteWriter out) {
        out.count(budgets.size());
        budgets.forEach(budget -> {
            out.octet(budget.period().ordinal());
            out.count(budget.microUsd());
        });
    }

    private static List<Engine.PeriodBudget> budgets(ByteReader in) {
        var budgets = new ArrayList<Engine.PeriodBudget>();
        for (var left = in.length(); left > 0; left--) {
            budgets.add(new Engine.PeriodBudget(Plan.Period.values()[in.octet()], in.count()));
        }
        return budgets;
    }

    private static ByteWriter head(int kind, In entry, ByteWriter out) {
        out.octet(kind);
        out.signed(entry.at().toEpochMilli());
        return out;
    }

    private void started(In.Started s, ByteWriter out) {
        out.text(s.run().text());
        out.text(s.planHash());
        map(s.inputs(), out);
        settings(s.settings(), out);
        var parent = s.parent();
        optional(parent == null ? null : parent.text(), out);
        out.octet(s.watched() ? 1 : 0);
    }

    /** All but the budgets. */
    private static void settings(Engine.Settings settings, ByteWriter out) {
        out.text(settings.zone().getId());
        out.text(settings.locale().toLanguageTag());
        out.text(settings.currency());
        out.count(settings.capMicroUsd());
        out.count(settings.models().size());
        settings.models().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(model -> {
            out.text(model.getKey());
            out.text(model.getValue());
        });
        optional(settings.modelOverride(), out);
        out.octet(settings.approvals().ordinal());
    }

    static void whole(Engine.Settings settings, ByteWriter out) {
        settings(settings, out);
        budgets(settings.budgets(), out);
    }

    static Engine.Settings whole(ByteReader in) {
        var settings = settings(in);
        return with(settings, budgets(in));
    }

    private static Engine.Settings with(Engine.Settings s, List<Engine.PeriodBudget> budgets) {
        return new Engine.Settings(s.zone(), s.locale(), s.currency(), s.capMicroUsd(), s.models(), s.modelOverride(),
                s.approvals(), budgets);
    }

    private static Engine.Settings settings(ByteReader in) {
        var zone = ZoneId.of(in.text());
        var locale = Locale.forLanguageTag(in.text());
        var currency = in.text();
        var cap = in.count();
        var models = new LinkedHashMap<String, String>();
        for (var left = in.length(); left > 0; left--) {
            models.put(in.text(), in.text());
        }
        var override = optional(in);
        return new Engine.Settings(zone, locale, currency, cap, models, override,
                Engine.Approvals.values()[in.octet()]);
    }

    private void done(In.CallDone d, ByteWriter out) {
        out.count(d.call());
        values.write(d.value(), out);
        out.count(d.microUsd());
        out.count(d.tokens());
        out.count(d.notes().size());
        d.notes().forEach(out::text);
    }

    private static void failed(In.CallFailed f, ByteWriter out) {
        out.count(f.call());
        out.text(f.error());
        out.text(f.message());
        out.octet(f.unknown() ? 1 : 0);
        var after = f.retryAfter();
        out.count(after == null ? 0 : after.toMillis() + 1);
    }

    private void decided(In.Decided d, ByteWriter out) {
        out.text(d.ask());
        out.octet(d.decision().answer().ordinal());
        map(d.decision().edits(), out);
        optional(d.decision().note(), out);
        out.text(d.decision().by());
    }

    /** Reads a stored entry that changes the plan of its run, without a look at its checksum; null for every other. */
    public @Nullable In newPlan(byte[] stored) {
        var kind = stored.length > KIND ? stored[KIND] : 0;
        return switch (kind) {
            case MOVED, FORKED, FORKED_WITH, REOPENED, REOPENED_WITH ->
                read(new ByteReader(stored, KIND, stored.length - CHECKSUM)) instanceof In in
                        ? in : null;
            default -> null;
        };
    }

    /** Reads an entry; damaged bytes are an {@link IllegalArgumentException}. */
    public Entry read(ByteReader in) {
        var kind = in.octet();
        if (kind >= OutCodec.FIRST) {
            return OutCodec.read(kind, in);
        }
        var at = Instant.ofEpochMilli(in.signed());
        return switch (kind) {
            case STARTED, STARTED_BY, QUEUED, STARTED_WITH, STARTED_FORKED -> started(at, in, kind);
            case QUOTED -> new In.Quoted(at, (int) in.count(), in.count(), in.count(), in.octet() == 1);
            case DONE -> new In.CallDone(at, (int) in.count(), values.read(in), in.count(), in.count(), texts(in));
            case FAILED -> failed(at, in);
            case FIRED -> new In.TimerFired(at, (int) in.count());
            case DECIDED, DECIDED_IN -> new In.Decided(at, in.text(),
                    new Engine.Decision(Engine.Answer.values()[in.octet()], map(in), optional(in), in.text(),
                            java.time.Duration.ofMillis(kind == DECIDED_IN ? in.count() : 0)));
            case CANCELLED -> new In.Cancelled(at, in.text());
            case PAUSED -> new In.Paused(at, in.text());
            case UNPAUSED -> new In.Unpaused(at, in.text());
            case RESTARTED, TAKEN_UP -> new In.Restarted(at, in.octet() == 1, kind == TAKEN_UP);
            case BEGUN -> new In.Begun(at);
            case THROTTLED -> new In.Throttled(at, in.octet() == 1, texts(in));
            case ASK_TAKEN -> new In.AskTaken(at, in.text());
            case EVENT -> new In.EventCame(at, in.text(), in.text(), values.read(in));
            case MOVED -> new In.Moved(at, in.text());
            case ARMED -> acts.armed(at, in);
            case GIVEN -> acts.given(at, in);
            case SETTLED, SETTLED_LABELLED -> acts.settled(at, in, kind == SETTLED_LABELLED);
            case MOCKED, MOCKED_WAITING -> acts.mocked(at, in, kind == MOCKED_WAITING);
            case FORKED, FORKED_WITH -> forks.forked(at, in, kind == FORKED_WITH);
            case REOPENED, REOPENED_WITH -> forks.reopened(at, in, kind == REOPENED_WITH);
            case SLOT -> new In.SlotGiven(at, (int) in.count());
            case SHARE -> new In.ShareTaken(at, (int) in.count(), (int) in.count() - 1, in.count());
            case CLOSING -> new In.Closing(at);
            case GO -> new In.Go(at, in.text());
            default -> throw new IllegalArgumentException("unknown kind of entry " + kind);
        };
    }

    private In started(Instant at, ByteReader in, int kind) {
        var run = new RunId(in.text());
        var plan = in.text();
        var inputs = map(in);
        var settings = settings(in);
        var parent = optional(in);
        var watched = in.octet() == 1;
        var origin = kind == STARTED_BY ? in.text() : kind == STARTED ? null : optional(in);
        var more = kind == STARTED_WITH || kind == STARTED_FORKED;
        var queued = kind == QUEUED || more && in.octet() == 1;
        return new In.Started(at, run, plan, inputs, more ? with(settings, budgets(in)) : settings,
                parent == null ? null : new RunId(parent), watched, origin, queued,
                kind == STARTED_FORKED ? forks.forks(in) : List.of());
    }

    private static In failed(Instant at, ByteReader in) {
        var call = (int) in.count();
        var error = in.text();
        var message = in.text();
        var unknown = in.octet() == 1;
        var after = in.count();
        return new In.CallFailed(at, call, error, message, unknown,
                after == 0 ? null : java.time.Duration.ofMillis(after - 1));
    }

    void map(Map<String, Value> map, ByteWriter out) {
        out.count(map.size());
        map.forEach((name, value) -> {
            out.text(name);
            values.write(value, out);
        });
    }

    Map<String, Value> map(ByteReader in) {
        var map = new LinkedHashMap<String, Value>();
        for (var left = in.length(); left > 0; left--) {
            map.put(in.text(), values.read(in));
        }
        return map;
    }

    static List<String> texts(ByteReader in) {
        var texts = new ArrayList<String>();
        for (var left = in.length(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }

    static void optional(@Nullable String text, ByteWriter out) {
        out.octet(text == null ? 0 : 1);
        if (text != null) {
            out.text(text);
        }
    }

    static @Nullable String optional(ByteReader in) {
        return in.octet() == 0 ? null : in.text();
    }
}
