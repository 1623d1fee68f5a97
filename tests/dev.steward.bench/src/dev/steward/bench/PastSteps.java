package dev.steward.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.steward.engine.RunId;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Stride;

/**
 * {@code past}: one long run, loops in playbooks in a loop, is opened to step through it, and looked at as a debugger
 * does: the run, its branches, and the names of the innermost, at chance entries and at each step over and back; the
 * yardstick is reading its entries alone.
 */
final class PastSteps implements Bench {

    private static final int JUMPS = 300;

    @Override
    public String name() {
        return "past";
    }

    @Override
    public void run(Context context) throws Exception {
        var plan = Playbooks.nested(context.scale().steps() / 2);
        var folder = context.scratch("past");
        try (var company = Company.open(folder, Outside.free(), plan)) {
            var run = new RunId("r-20260914-070000-past");
            new Scribe(company.stores().runs(), plan, run).write();
            var opened = new ArrayList<Double>();
            for (var round = 0; round <= Math.min(3, context.scale().rounds()); round++) {
                var began = System.nanoTime();
                var past = open(company, run);
                if (round > 0) {
                    opened.add((System.nanoTime() - began) / 1e9);
                } else {
                    context.rows().add("past.open.first", (System.nanoTime() - began) / 1e9, "s", "entries",
                            past.lastSeq());
                }
            }
            var past = open(company, run);
            var entries = past.lastSeq();
            context.rows().add("past.open", Numbers.median(opened), "s", "entries", entries);
            context.rows().add("past.open.read", EngineReplay.read(company.stores().runs(), run), "s", "entries",
                    entries);
            jumps(context, past);
            steps(context, past);
        }
        Context.delete(folder);
    }

    private static Past open(Company company, RunId run) {
        return company.engine().past(run).orElseThrow();
    }

    private static void jumps(Context context, Past past) {
        var random = new Random(1);
        var millis = new ArrayList<Double>();
        for (var jump = 0; jump < JUMPS; jump++) {
            var began = System.nanoTime();
            look(past, past.cursor(past.at(1 + random.nextLong(past.lastSeq())), ""));
            millis.add((System.nanoTime() - began) / 1e6);
        }
        add(context, "past.jump", millis, past);
        var effects = new ArrayList<Double>();
        for (var jump = 0; jump < JUMPS / 10; jump++) {
            var moment = past.at(1 + random.nextLong(past.lastSeq()));
            var began = System.nanoTime();
            past.effects(moment);
            past.steps(moment);
            past.remembered(moment);
            effects.add((System.nanoTime() - began) / 1e6);
        }
        add(context, "past.all", effects, past);
    }

    private static void steps(Context context, Past past) {
        var random = new Random(2);
        for (var stride : List.of(Stride.OVER, Stride.BACK_OVER, Stride.BACK_INTO, Stride.OUT)) {
            var millis = new ArrayList<Double>();
            for (var place = 0; place < JUMPS; place++) {
                var from = past.cursor(past.at(1 + random.nextLong(past.lastSeq())), "");
                var began = System.nanoTime();
                Optional<Cursor> to = past.step(from, stride);
                to.ifPresent(cursor -> look(past, cursor));
                millis.add((System.nanoTime() - began) / 1e6);
            }
            add(context, "past.step." + stride.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'), millis,
                    past);
        }
    }

    /** What a debugger shows. */
    private static void look(Past past, Cursor cursor) {
        var picture = past.picture(cursor.moment());
        for (var strand : picture.strands()) {
            past.variables(cursor.moment(), strand.levels().getFirst().at().number());
        }
        if (cursor.activation() >= 0) {
            var path = past.activation(cursor.activation()).path();
            past.step(cursor.moment(), path);
            past.purses(cursor.moment(), cursor.activation());
        }
    }

    private static void add(Context context, String name, List<Double> millis, Past past) {
        context.rows().add(name + ".p95", Numbers.quantile(millis, 0.95), "ms", "entries", past.lastSeq());
        context.rows().add(name + ".most", Numbers.quantile(millis, 1), "ms", "entries", past.lastSeq());
    }
}
