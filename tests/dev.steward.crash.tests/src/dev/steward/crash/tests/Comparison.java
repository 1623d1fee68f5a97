package dev.steward.crash.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.steward.crash.child.Alarms;
import dev.steward.crash.child.ChildMain;
import dev.steward.crash.child.CountedModel;
import dev.steward.crash.child.Orders;
import dev.steward.crash.child.Playbooks;
import dev.steward.crash.child.TellingStore;
import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.testkit.NoIndex;

/**
 * Compares what a company's folder says after the last life with what was acknowledged and with what happened outside.
 * Every difference is a sentence that begins with {@code lost}, {@code twice}, {@code stuck} or {@code other}.
 */
final class Comparison {

    private static final Set<String> ONCE = Set.of("put", "remove", "add", "fire", "launch");
    private static final long PAID = 300_000;
    private static final int PAGE = 500;

    private final Orders orders;
    private final Ledger ledger;
    private final World world;
    private final Stores stores;
    private final Engine engine;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<World.Done>> happened;

    private Comparison(Orders orders, Ledger ledger, World world, Stores stores, Engine engine) {
        this.orders = orders;
        this.ledger = ledger;
        this.world = world;
        this.stores = stores;
        this.engine = engine;
        happened = new HashMap<>(world.byKey());
    }

    /** All differences. */
    static List<String> of(Path folder, Orders orders, Ledger ledger, World world) throws IOException {
        try (var stores = DerbyStores.open(folder, Options.standard());
                var alarms = new Alarms();
                var engine = Engines.open(new Ports(stores.runs(), stores.memory(), new NoIndex(), List.of(),
                        plan -> {
                            throw new BoundaryException(BoundaryException.OUTAGE, "nothing is called here");
                        }, Playbooks::plan, alarms, null, name -> {
                        }), Engines.Options.standard())) {
            var comparison = new Comparison(orders, ledger, world, stores, engine);
            comparison.compare();
            return comparison.problems;
        } catch (StoreException e) {
            return List.of("lost: the company does not open: " + e.getMessage() + " " + e.getCause());
        }
    }

    private void compare() {
        problems.addAll(ledger.problems());
        for (var i = 0; i < orders.runs(); i++) {
            var run = ChildMain.id(orders.world(), i);
            var row = stores.runs().run(run);
            if (row.isEmpty()) {
                problems.add((ledger.started().containsKey(run.text()) ? "lost: " : "stuck: ") + run
                        + " is not there");
            } else {
                compare(run, row.get());
            }
        }
        ledger.decided().forEach((ask, answer) -> {
            var row = stores.runs().ask(ask);
            if (row.isEmpty() || row.get().answer() == null) {
                problems.add("lost: the answer " + answer + " to question " + ask);
            }
        });
        happened.forEach((key, done) -> problems.add("twice: " + key + " happened without a finished call: " + done));
        once();
        memory();
    }

    private void compare(RunId run, RunStore.RunRow row) {
        var playbook = Playbooks.named(row.planHash());
        if (!row.state().ended()) {
            problems.add("stuck: " + run + " of " + playbook.name() + " is " + row.state() + ", waiting for "
                    + row.waitingFor());
        } else if (!playbook.ends().contains(row.state())) {
            problems.add("other: " + run + " of " + playbook.name() + " ended " + row.state() + ": " + row.error());
        }
        entries(run, row);
        var replay = engine.replay(run);
        if (replay.difference() != null) {
            problems.add("other: replay of " + run + " differs: " + replay.difference());
            return;
        }
        rows(run, row);
        var trace = engine.trace(run, Long.MAX_VALUE);
        if (trace.isEmpty()) {
            problems.add("lost: " + run + " has no trace");
            return;
        }
        events(trace.get());
        effects(trace.get());
        money(run, row);
    }

    private void entries(RunId run, RunStore.RunRow row) {
        var told = ledger.entries().get(run.text());
        long seen = 0;
        for (var page = stores.runs().read(run, 1, PAGE); !page.isEmpty(); page = stores.runs().read(run, seen + 1,
                PAGE)) {
            for (var entry : page) {
                seen++;
                if (entry.seq() != seen) {
                    problems.add("lost: " + run + " has entry " + entry.seq() + " where " + seen + " should be");
                }
                var sum = told == null ? null : told.get(entry.seq());
                if (sum != null && !sum.equals(TellingStore.sum(entry.bytes()))) {
                    problems.add("lost: entry " + seen + " of " + run + " is not the one that was acknowledged");
                }
            }
        }
        if (told != null && told.lastKey() > seen) {
            problems.add("lost: " + run + " has " + seen + " entries, " + told.lastKey() + " were acknowledged");
        }
        if (row.seq() != seen) {
            problems.add("other: the row of " + run + " says " + row.seq() + " entries, there are " + seen);
        }
    }

    private void rows(RunId run, RunStore.RunRow row) {
        var rebuilt = engine.rebuild(run);
        if (rebuilt.isEmpty() || !rebuilt.get().row().equals(row)) {
            problems.add("other: the row " + row + " is not what its journal says: " + rebuilt);
            return;
        }
        for (var ask : rebuilt.get().asks()) {
            if (!Objects.equals(ask, stores.runs().ask(ask.id()).orElse(null))) {
                problems.add("other: the question " + ask + " is not the stored one: " + stores.runs().ask(ask.id()));
            }
        }
    }

    private void events(Engine.Trace trace) {
        var there = trace.events().stream().collect(Collectors.groupingBy(Engine.RunEvent::seq,
                Collectors.mapping(e -> e.type() + " " + e.path(), Collectors.toList())));
        var heard = ledger.events().get(trace.run().text());
        if (heard != null) {
            heard.forEach((seq, what) -> {
                var missing = new ArrayList<>(what);
                there.getOrDefault(seq, List.of()).forEach(missing::remove);
                if (!missing.isEmpty()) {
                    problems.add("lost: " + trace.run() + " told its listener " + missing + " at entry " + seq
                            + ", but there are " + there.get(seq));
                }
            });
        }
    }

    /** Each effect of the journal happened once, and what failed did not. */
    private void effects(Engine.Trace trace) {
        for (var effect : trace.effects()) {
            if (!effect.operation().startsWith("t.out.")) {
                continue;
            }
            var done = happened.remove(effect.key());
            var times = done == null ? 0 : done.size();
            var should = switch (effect.state()) {
                case "done", "compensated" -> 1;
                case "failed" -> 0;
                default -> -1;
            };
            if (times > 1) {
                problems.add("twice: " + effect.key() + " happened " + times + " times");
            } else if (should < 0) {
                problems.add("stuck: " + effect.key() + " is " + effect.state() + " in an ended run");
            } else if (times != should) {
                problems.add((should == 1 ? "lost: " : "twice: ") + effect.key() + " is " + effect.state()
                        + " in the journal and happened " + times + " times");
            }
        }
    }

    /** No id is done under two keys, no call does something twice, and what a saga did is taken back in reverse. */
    private void once() {
        var ids = new HashMap<String, World.Done>();
        var standing = new HashMap<String, ArrayList<String>>();
        for (var done : world.effects()) {
            if (ONCE.contains(done.operation()) && ids.put(done.operation() + " " + done.id(), done) != null) {
                problems.add("twice: " + done);
            }
            var adds = standing.computeIfAbsent(done.id().replaceAll("/.*", ""), run -> new ArrayList<>());
            if (done.operation().equals("add")) {
                adds.add(done.id());
            } else if (done.operation().equals("remove") && (adds.isEmpty() || !adds.removeLast().equals(done.id()))) {
                problems.add("other: " + done.id() + " was taken back out of order");
            }
        }
    }

    private void money(RunId run, RunStore.RunRow row) {
        var served = world.paid("paid", run.text()) * PAID + world.paid("model", run.text()) * CountedModel.COST;
        if (row.costMicroUsd() < served) {
            problems.add("other: " + run + " is charged " + row.costMicroUsd() + " for calls that cost " + served);
        }
    }

    /** A write of memory under the same origin changed nothing: numbers are given once. */
    private void memory() {
        var issues = stores.memory().find("t.Issue", null, null, PAGE);
        var voices = stores.memory().find("t.Voice", null, null, PAGE);
        var runs = Playbooks.picked(orders.seed(), orders.runs()).stream().filter(p -> p.name().equals("memory"))
                .count();
        if (issues.size() != 2 * runs || issues.stream().map(i -> i.write().subject()).distinct().count() != 2 * runs) {
            problems.add("other: " + issues.size() + " records of " + 2 * runs);
        }
        if (voices.size() != runs) {
            problems.add("other: " + voices.size() + " facts of " + runs);
        }
    }
}
