package dev.steward.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;

/** {@code engine.replay}: one long run is derived again from its journal; the yardstick is reading its entries alone. */
final class EngineReplay implements Bench {

    private static final int PAGE = 1000;

    @Override
    public String name() {
        return "engine.replay";
    }

    @Override
    public void run(Context context) throws Exception {
        var plan = Playbooks.loop(context.scale().entries() / 2);
        var folder = context.scratch("replay");
        var replayed = new ArrayList<Double>();
        var read = new ArrayList<Double>();
        try (var company = Company.open(folder, Outside.free(), plan)) {
            var run = new RunId("r-20260914-070000-replay");
            new Scribe(company.stores().runs(), plan, run).write();
            for (var round = 0; round <= Math.min(3, context.scale().rounds()); round++) {
                var began = System.nanoTime();
                check(company.engine().replay(run));
                var seconds = (System.nanoTime() - began) / 1e9;
                var reading = read(company.stores().runs(), run);
                if (round > 0) {
                    replayed.add(seconds);
                    read.add(reading);
                }
            }
            var entries = company.engine().replay(run).entries();
            context.rows().add("engine.replay", Numbers.median(replayed), "s", "entries", entries);
            context.rows().add("engine.replay.read", Numbers.median(read), "s", "entries", entries);
        }
        Context.delete(folder);
    }

    private static void check(Engine.Replay replay) {
        if (replay.difference() != null) {
            throw new IllegalStateException(replay.difference());
        }
    }

    static double read(RunStore store, RunId run) {
        var began = System.nanoTime();
        var kinds = new HashMap<Byte, Long>();
        List<RunStore.Entry> page;
        var from = 1L;
        do {
            page = store.read(run, from, PAGE);
            page.forEach(entry -> kinds.merge(entry.bytes()[1], 1L, Long::sum));
            from += page.size();
        } while (page.size() == PAGE);
        return (System.nanoTime() - began) / 1e9;
    }
}
