package dev.steward.engine.tests.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.testkit.Plans;

/** Whether what needs a yes had one, and what was shown is what runs. */
final class Consents {

    private final Facts facts;
    private final Map<String, Out.AskOpened> open = new HashMap<>();
    private final Map<String, Long> approved = new HashMap<>();
    private final Set<String> passed = new HashSet<>();
    private final Set<String> edited = new HashSet<>();
    private final Set<String> agreed = new HashSet<>();
    private boolean again;

    Consents(Facts facts) {
        this.facts = facts;
    }

    void opened(Out.AskOpened ask) {
        open.put(ask.ask(), ask);
    }

    void closed(Out.AskClosed closed) {
        var ask = open.remove(closed.ask());
        if (ask == null && again && closed.answer().equals("renamed")) {
            return;
        }
        if (ask == null) {
            throw new Violation("the question " + closed.ask() + " is closed but was not open");
        }
        if (closed.answer().equals("passed")) {
            yes(ask.path(), ask.hash());
        }
    }

    void policy(Out.PolicyDecided decided) {
        if (decided.policy().equals("settings") && decided.verdict().equals("approve")) {
            passed.add(decided.path());
        }
    }

    void decided(Engine.Card card, Engine.Decision decision) {
        var ask = open.remove(card.id());
        if (ask == null) {
            throw new Violation("the question " + card.id() + " is answered but was not open");
        }
        if (!card.kind().equals("approval") && !card.kind().equals("hold")) {
            return;
        }
        switch (decision.answer()) {
            case APPROVE -> {
                agreed.add(ask.path());
                yes(ask.path(), ask.hash());
            }
            case EDIT -> {
                var args = new LinkedHashMap<>(card.args());
                args.putAll(decision.edits());
                agreed.add(ask.path());
                edited.add(ask.path());
                yes(ask.path(), Hashes.of(Plans.OUT + "." + facts.step(ask.path()).does(), args));
            }
            case REJECT -> approved.remove(ask.path());
        }
    }

    private void yes(String path, long hash) {
        passed.add(path);
        if (!facts.step(path).does().isEmpty() || path.contains(Books.TOOL)) {
            approved.put(path, hash);
        }
    }

    /** The run goes on: questions of its past are open once more under other names; {@code fork}: as another run. */
    void goesOn(boolean fork) {
        again = !fork;
        agreed.clear();
    }

    /** Whether the operator said yes to what a step does, since the run is what it is. */
    boolean agreed(String path) {
        return agreed.contains(path);
    }

    /** Whether the operator changed what a step does. */
    boolean edited(String path) {
        return edited.contains(path);
    }

    /** Questions that wait for an answer. */
    Set<String> open() {
        return open.keySet();
    }

    /** A call is about to be made. */
    void intended(Out.CallIntended call) {
        if (call.path().contains(Books.TOOL)) {
            same(call);
        }
        if (call.path().contains("~")) {
            return;
        }
        var path = new StringBuilder();
        for (var segment : call.path().split("/")) {
            path.append(path.isEmpty() ? "" : "/").append(segment);
            var mark = segment.indexOf('#');
            var own = mark < 0 ? path.toString() : path.substring(0, path.length() - segment.length() + mark);
            if (segment.indexOf('[') < 0 && facts.step(own).asks() && !passed.contains(own)) {
                throw new Violation(call.path() + " is called without the yes that " + own + " needs");
            }
        }
        same(call);
    }

    private void same(Out.CallIntended call) {
        var hash = approved.get(call.path());
        var does = facts.step(call.path()).does();
        // what only reads may be answered by what was kept, which is another call at its place
        var reads = !does.isEmpty() && Operations.get(does).effect() == Plan.EffectKind.READS;
        if (hash != null && hash != call.hash() && !reads) {
            throw new Violation(call.path() + " is called with other arguments than were approved");
        }
    }
}
