package dev.steward.runtime.internal;

import java.util.List;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.ProblemException;

/** Finds the run that somebody means by a word. */
public final class RunFinder {

    private static final int SEARCHED = 100_000;

    private final RunStore store;

    /** Among the runs of a store. */
    public RunFinder(RunStore store) {
        this.store = store;
    }

    /**
     * The run with that id, or the beginning of it (with or without {@code r-}) if only one fits, or the end of it, or
     * {@code last}.
     *
     * @throws ProblemException there is none, or more than one
     */
    public RunId find(String word) {
        var exact = store.run(new RunId(word));
        if (exact.isPresent()) {
            return exact.get().run();
        }
        if (word.equals("last")) {
            return store.runs(List.of(), 1).stream().findFirst().map(RunStore.RunRow::run).orElseThrow(
                    () -> ProblemException.wrongUse("There is no run yet. Start one with 'steward run NAME'."));
        }
        var fits = store.runs(List.of(), SEARCHED).stream().map(RunStore.RunRow::run).filter(r -> fits(r, word))
                .toList();
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        throw ProblemException.wrongUse(fits.isEmpty()
                ? "There is no run '" + word + "'. 'steward runs' lists all runs."
                : "'" + word + "' fits " + fits.size() + " runs, such as " + fits.get(0) + " and " + fits.get(1)
                        + "; write more of the id.");
    }

    private static boolean fits(RunId run, String word) {
        return !word.isEmpty()
                && (run.text().startsWith(word) || run.text().startsWith("r-" + word)
                        || run.text().endsWith("-" + word));
    }
}
