package dev.steward.crash.tests;

import java.util.List;
import java.util.Locale;

/** Under what conditions a company's process lives. */
enum Setting {
    /** As everywhere. */
    NORMAL("-Xmx256m"),
    /** As little memory as it works with. */
    SMALL_HEAP("-Xmx24m"),
    /** A disk on which now and then there is hardly room left. */
    FULL_DISK("-Xmx256m"),
    /** The operating system refuses writes from some instant on: the process may write no file beyond a length. */
    REFUSED_WRITES("-Xmx256m"),
    /** A disk that fails: what is written to it can't be kept. */
    FAILING_DISK("-Xmx256m");

    private final String heap;

    Setting(String heap) {
        this.heap = heap;
    }

    /** The three of every campaign. */
    static List<Setting> usual() {
        return List.of(NORMAL, SMALL_HEAP, FULL_DISK);
    }

    /** Whether lives are not killed, but something befalls their disk. */
    boolean strikes() {
        return this == REFUSED_WRITES || this == FAILING_DISK;
    }

    /** Options of the virtual machine. */
    List<String> options() {
        // a disk that fails is met only by who writes more than a log file that is there already
        return List.of(heap, "-Dsteward.crash.large=" + (strikes() ? 400_000 : 40_000), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
