package dev.steward.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;

/** Samples of a profile, summed by part of the product and by method. */
final class Shares {

    /** Parts by the start of a class name; the frame nearest to the top that has one decides. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("dev.steward.bench", "bench");
        PARTS.put("dev.steward.testkit", "bench");
        PARTS.put("dev.steward.engine.internal.journal", "codec");
        PARTS.put("dev.steward.engine.value", "codec");
        PARTS.put("dev.steward.engine.internal.drive", "driver");
        PARTS.put("dev.steward.engine", "core");
        PARTS.put("dev.steward.store", "store");
        PARTS.put("org.apache.derby", "derby");
        PARTS.put("dev.steward.runtime.internal.SystemTicker", "alarms");
        PARTS.put("java.util.concurrent.ScheduledThreadPoolExecutor", "alarms");
        PARTS.put("java.lang.VirtualThread", "threads");
        PARTS.put("java.util.concurrent.ForkJoin", "threads");
        PARTS.put("jdk.internal.vm", "threads");
        PARTS.put("java.util.concurrent.ThreadPerTaskExecutor", "threads");
    }

    private final Map<String, Long> parts = new HashMap<>();
    private final Map<String, Long> methods = new HashMap<>();
    private final Map<String, Long> callers = new HashMap<>();
    private long total;

    void add(RecordedStackTrace stack, long weight) {
        total += weight;
        var part = "other";
        var where = "";
        for (var frame : stack.getFrames()) {
            var found = part(frame);
            if (!found.isEmpty()) {
                part = found;
                where = method(frame);
                break;
            }
        }
        parts.merge(part, weight, Long::sum);
        callers.merge(stack.getFrames().stream().filter(Shares::isOurs).findFirst().map(Shares::method).orElse("none"),
                weight, Long::sum);
        if (!stack.getFrames().isEmpty()) {
            var top = method(stack.getFrames().get(0));
            methods.merge(top.equals(where) || where.isEmpty() ? top : top + " of " + where, weight, Long::sum);
        }
    }

    private static boolean isOurs(RecordedFrame frame) {
        return frame.getMethod().getType().getName().startsWith("dev.steward");
    }

    private static String part(RecordedFrame frame) {
        var name = frame.getMethod().getType().getName();
        for (var part : PARTS.entrySet()) {
            if (name.startsWith(part.getKey())) {
                return part.getValue();
            }
        }
        return "";
    }

    private static String method(RecordedFrame frame) {
        var name = frame.getMethod().getType().getName();
        return name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
    }

    Map<String, Long> parts() {
        return parts;
    }

    /** By the method of ours that is nearest to the top, so with all of the libraries that it calls. */
    Map<String, Long> callers() {
        return callers;
    }

    /** By the method on top. */
    Map<String, Long> methods() {
        return methods;
    }

    long total() {
        return total;
    }

    boolean isEmpty() {
        return total == 0;
    }
}
