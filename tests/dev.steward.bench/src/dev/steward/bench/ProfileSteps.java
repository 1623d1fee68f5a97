package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.steward.engine.plan.Plan;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * {@code profile.steps}: where time and memory of {@code engine.steps} go, by the JVM's flight recorder: microseconds
 * of processor and bytes of allocation a step, by part of the product, and the methods on top.
 */
final class ProfileSteps implements Bench {

    private static final int TOP = Integer.getInteger("steward.bench.top", 14);

    @Override
    public String name() {
        return "profile.steps";
    }

    @Override
    public void run(Context context) throws Exception {
        profile(context, 32, Playbooks.free(), false);
        profile(context, 1, Playbooks.effects(), true);
        profile(context, 32, Playbooks.effects(), true);
    }

    private static void profile(Context context, int concurrency, Plan plan, boolean barrier) throws Exception {
        var folder = context.scratch("profile");
        var file = folder.resolve("steps.jfr");
        var time = context.scale().round().multipliedBy(2);
        long micros;
        Load load;
        Instant warm;
        try (var company = Company.open(folder, Outside.free(), plan); var recording = new Recording()) {
            sample(recording);
            recording.start();
            Load.of(company, plan, concurrency, time);
            warm = Instant.now();
            var before = Machine.processorMicros();
            load = Load.of(company, plan, concurrency, time);
            micros = Math.round(Machine.processorMicros() - before);
            recording.stop();
            recording.dump(file);
        }
        report(context.rows(), file, warm, micros, load.millis().size() * Playbooks.STEPS, concurrency, barrier);
        Context.delete(folder);
    }

    /** Samples by processor time where the JVM can, else of running threads. */
    private static void sample(Recording recording) {
        recording.enable("jdk.CPUTimeSample").with("throttle", "5ms").withStackTrace();
        recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10)).withStackTrace();
        recording.enable("jdk.ObjectAllocationSample").with("throttle", "1000/s").withStackTrace();
    }

    private static void report(Rows rows, Path file, Instant warm, long micros, int steps, int concurrency,
            boolean barrier)
            throws IOException {
        var time = new Shares();
        var running = new Shares();
        var bytes = new Shares();
        for (var event : RecordingFile.readAllEvents(file)) {
            var stack = event.getStackTrace();
            if (stack == null || event.getStartTime().isBefore(warm)) {
                continue;
            }
            switch (event.getEventType().getName()) {
                case "jdk.CPUTimeSample" -> time.add(stack, event.getDuration("samplingPeriod").toNanos() / 1000);
                case "jdk.ExecutionSample" -> running.add(stack, 1);
                case "jdk.ObjectAllocationSample" -> bytes.add(stack, event.getLong("weight"));
                default -> {
                    // the recorder's own
                }
            }
        }
        var settings = new Object[]{ "concurrency", concurrency, "barrier", barrier };
        rows.add("profile.steps.time", (double) micros / steps, "µs/step", settings);
        shares(rows, "profile.steps.time.", time.isEmpty() ? running : time, micros, steps, "µs/step", settings);
        rows.add("profile.steps.memory", (double) bytes.total() / steps, "bytes/step", settings);
        shares(rows, "profile.steps.memory.", bytes, bytes.total(), steps, "bytes/step", settings);
    }

    private static void shares(Rows rows, String name, Shares shares, long all, int steps, String unit,
            Object[] settings) {
        sorted(shares.parts()).forEach(part -> rows.add(name + part.getKey(),
                (double) part.getValue() * all / Math.max(1, shares.total()) / steps, unit, settings));
        say(rows, "of our methods, with what they call", shares.callers(), shares.total());
        say(rows, "on top", shares.methods(), shares.total());
    }

    private static void say(Rows rows, String what, Map<String, Long> methods, long total) {
        rows.say("    " + what + ":");
        sorted(methods).limit(TOP).forEach(method -> rows.say(String.format(Locale.ROOT, "    %5.1f %% %s",
                method.getValue() * 100.0 / Math.max(1, total), method.getKey())));
    }

    private static java.util.stream.Stream<Map.Entry<String, Long>> sorted(Map<String, Long> map) {
        return new TreeMap<>(map).entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed());
    }
}
