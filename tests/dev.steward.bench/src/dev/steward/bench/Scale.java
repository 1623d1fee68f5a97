package dev.steward.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param round    length of one measurement
 * @param rounds   how often each is repeated, after one that is not counted
 * @param steps    of {@code engine.bytes}; entries of {@code past}
 * @param runs     half-done ones of {@code engine.recovery}
 * @param waiting  runs of {@code engine.waiting}
 * @param finished runs of {@code engine.open}
 * @param entries  of {@code engine.replay}
 * @param large    bytes of the large output of {@code engine.large}
 * @param lines    of the playbook of {@code check.large}
 * @param playbooks of the busy company that the workbench opens
 * @param past     runs of that company
 */
record Scale(Duration round, int rounds, int steps, int runs, int waiting, int finished, int entries, int large,
        int lines, int playbooks, int past) {

    /** What is asked of the product. */
    static Scale full() {
        return new Scale(Duration.ofSeconds(3), 5, 100_000, 500, 10_000, 100_000, 1_000_000, 10 << 20, 5_000,
                500, 10_000);
    }

    /** The same in shorter or longer rounds. */
    Scale with(Duration other) {
        return new Scale(other, rounds, steps, runs, waiting, finished, entries, large, lines,
                playbooks, past);
    }

    /** What is enough to see that the benches work. */
    static Scale tiny() {
        return new Scale(Duration.ofMillis(20), 1, 400, 4, 20, 30, 2_000, 100_000, 100, 3, 0);
    }
}
