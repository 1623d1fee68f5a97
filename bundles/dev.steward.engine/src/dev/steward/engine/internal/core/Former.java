package dev.steward.engine.internal.core;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.StmtSteps;
import dev.steward.engine.value.Renamed;

/**
 * The names of a run that goes on with another plan than it began with. What was written before has the former names,
 * and what is outside knows its keys by them; so keys keep them for all of the run.
 */
final class Former {

    private final Plan plan;
    private final boolean moved;
    private final Map<String, Map<String, String>> called = new HashMap<>();

    Former(Plan plan, In.Started started) {
        this.plan = plan;
        moved = !started.planHash().equals(plan.hash());
    }

    /** The path that a step had. */
    String path(String path) {
        if (!moved) {
            return path;
        }
        var former = new StringBuilder();
        @Nullable
        String playbook = plan.entry();
        for (var segment : path.split("/", -1)) {
            former.append(former.isEmpty() ? "" : "/");
            var end = end(segment);
            var name = segment.substring(0, end);
            var known = playbook == null ? null : plan.playbooks().get(playbook);
            former.append(known == null ? name : known.former().getOrDefault(name, name))
                    .append(segment.substring(end));
            var inner = known == null ? null : called(known).get(name);
            playbook = inner == null ? playbook : inner;
        }
        return former.toString();
    }

    /** Where the name ends and a key, a try or what is done about the step begins. */
    private static int end(String segment) {
        for (var i = 0; i < segment.length(); i++) {
            if ("[#~".indexOf(segment.charAt(i)) >= 0) {
                return i;
            }
        }
        return segment.length();
    }

    /** The playbooks that the steps of one call, by the names of the steps. */
    private Map<String, String> called(Plan.PlaybookPlan playbook) {
        return called.computeIfAbsent(playbook.name(), name -> {
            var found = new HashMap<String, String>();
            for (Stmt.Step step : StmtSteps.of(playbook.body())) {
                if (step.call() instanceof Call.Sub sub) {
                    found.put(step.name(), sub.playbook());
                }
            }
            return found;
        });
    }

    Out out(Out out) {
        if (!moved) {
            return out;
        }
        return switch (out) {
            case Out.CallIntended i ->
                new Out.CallIntended(i.call(), path(i.path()), i.attempt(), i.hash(), i.microUsd(), i.tokens());
            case Out.TimerSet t -> new Out.TimerSet(t.timer(), path(t.path()), t.due());
            case Out.AskOpened a ->
                new Out.AskOpened(a.ask(), path(a.path()), a.kind(), a.title(), a.expires(), a.hash());
            case Out.PolicyDecided p ->
                new Out.PolicyDecided(path(p.path()), p.policy(), p.verdict(), p.because());
            case Out.CallLost l -> l;
            case Out.AskClosed c -> c;
            case Out.Ended e -> e;
        };
    }

    In.Started started(In.Started in) {
        return moved ? new In.Started(in.at(), in.run(), in.planHash(), new Renamed(plan.types()).values(in.inputs()),
                in.settings(), in.parent(), in.watched(), in.origin(), in.queued(),
                in.forks().stream().map(this::fork).toList()) : in;
    }

    private In.Fork fork(In.Fork fork) {
        return new In.Fork(fork.run(), fork.of(), fork.cut(), new Renamed(plan.types()).values(fork.inputs()),
                fork.throughout());
    }

    /** A fact whose values have the names of now. */
    In now(In in) {
        if (!moved) {
            return in;
        }
        var renamed = new Renamed(plan.types());
        return switch (in) {
            case In.CallDone d ->
                new In.CallDone(d.at(), d.call(), renamed.value(d.value()), d.microUsd(), d.tokens(), d.notes());
            case In.EventCame e -> new In.EventCame(e.at(), e.id(), e.event(), renamed.value(e.payload()));
            case In.Given g -> new In.Given(g.at(), g.by(), g.held(), renamed.values(g.inputs()));
            case In.Settled s when s.outcome() instanceof In.Outcome.Gives gives -> new In.Settled(s.at(), s.by(),
                    s.held(), new In.Outcome.Gives(renamed.value(gives.value()), gives.skipped()), s.labelled());
            case In.Mocked m when m.outcome() instanceof In.Outcome.Gives gives -> new In.Mocked(m.at(), m.by(),
                    m.operation(), new In.Outcome.Gives(renamed.value(gives.value()), gives.skipped()), m.waiting());
            case In.Decided d -> new In.Decided(d.at(), d.ask(),
                    new Engine.Decision(d.decision().answer(), renamed.values(d.decision().edits()),
                            d.decision().note(),
                            d.decision().by(), d.decision().took()));
            default -> in;
        };
    }
}
