package dev.steward.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.steward.runtime.tell.Line;

/** The lines told about one run so far, and whoever reads along. Thread-safe. */
public final class Transcript {

    private final List<Line> lines = new ArrayList<>();
    private final List<Consumer<List<Line>>> readers = new CopyOnWriteArrayList<>();

    /** Tells more. */
    synchronized void tell(List<Line> more) {
        lines.addAll(more);
        if (!more.isEmpty()) {
            readers.forEach(reader -> reader.accept(List.copyOf(more)));
        }
    }

    /** Gives a reader what was told, and then what is told. One reader gets everything in order; it must return soon. */
    public synchronized void read(Consumer<List<Line>> reader) {
        if (!lines.isEmpty()) {
            reader.accept(List.copyOf(lines));
        }
        readers.add(reader);
    }

    /** All lines so far. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
