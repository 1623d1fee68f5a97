package dev.steward.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the numbers were measured on, as far as the machine tells. */
final class Machine {

    private Machine() {
    }

    /** A line for the head of a table; {@code folder} is on the disk that is measured. */
    static String described(Path folder) throws IOException {
        Files.createDirectories(folder);
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(Locale.ROOT, "%s, %d cores, %d GB; Java %s; %s %s; disk %s; load %.1f", processor(),
                Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize() >> 30, Runtime.version(),
                System.getProperty("os.name"), System.getProperty("os.version"), disk(folder),
                system.getSystemLoadAverage());
    }

    /** Processor time of this process so far. */
    static double processorMicros() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e3;
    }

    private static String processor() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            for (var line : Files.readAllLines(file)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return System.getProperty("os.arch");
    }

    private static String disk(Path folder) throws IOException {
        var store = Files.getFileStore(folder);
        var device = Path.of(store.name()).getFileName();
        var rotational = Path.of("/sys/block", device == null ? "" : device.toString(), "queue/rotational");
        var kind = !Files.isReadable(rotational) ? ""
                : Files.readString(rotational).strip().equals("0") ? ", solid state" : ", rotating";
        return store.type() + kind;
    }
}
