package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;

/**
 * {@code engine.open}: a fresh process opens a company with many finished runs: store, engine, what was left over, and
 * the first page of the list; the start of its JVM is not counted. The yardstick is a company with one run.
 */
final class EngineOpen implements Bench {

    @Override
    public String name() {
        return "engine.open";
    }

    @Override
    public void run(Context context) throws Exception {
        var classes = context.scratch("classes");
        var jvm = new ChildJvm(classes);
        for (var runs : new int[]{ 1, context.scale().finished() }) {
            var folder = context.scratch("open");
            fill(folder, runs);
            var seconds = new ArrayList<Double>();
            for (var round = 0; round < Math.min(3, context.scale().rounds()); round++) {
                seconds.add(opened(jvm, folder));
            }
            context.rows().add("engine.open", Numbers.median(seconds), "s", "runs", runs);
            Context.delete(folder);
        }
        Context.delete(classes);
    }

    /** Makes one real run, and copies of its journal under other names. */
    private static void fill(Path folder, int runs) throws InterruptedException {
        var plan = Playbooks.free();
        try (var company = Company.open(folder, Outside.free(), plan)) {
            var first = company.start(plan);
            company.finish(first);
            var store = company.stores().runs();
            var entries = store.read(first, 1, Integer.MAX_VALUE).stream().map(RunStore.Entry::bytes).toList();
            var row = store.run(first).orElseThrow();
            var stages = new ArrayList<CompletionStage<Void>>();
            for (var i = 1; i < runs; i++) {
                var run = new RunId(String.format("r-20260914-070000-%06d", i));
                stages.add(store.append(new RunStore.Append(run, 1, entries, Map.of(), renamed(row, run), List.of())));
            }
            stages.forEach(stage -> stage.toCompletableFuture().join());
        }
    }

    private static RunStore.RunRow renamed(RunStore.RunRow row, RunId run) {
        return new RunStore.RunRow(run, row.playbook(), row.planHash(), row.state(), row.seq(), row.started(),
                row.updated(), row.nextDue(), row.waitingFor(), row.costMicroUsd(), row.error(), row.parent(),
                row.priority());
    }

    private static double opened(ChildJvm jvm, Path folder) throws IOException, InterruptedException {
        try (var child = jvm.start(OpenChild.class, folder.toString())) {
            var line = child.line(any -> true);
            child.finish();
            return Double.parseDouble(line.orElseThrow(() -> new IOException("the company was not opened")));
        }
    }
}
