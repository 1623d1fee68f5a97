package dev.steward.bench;

import java.util.ArrayList;

/** {@code raw.derby.commits} alone. */
final class RawCommits implements Bench {

    static final String NAME = "raw.derby.commits";
    private static final int MOST_ROUNDS = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Context context) throws Exception {
        var folder = context.scratch("raw");
        try (var raw = RawDerby.open(folder.resolve("database"))) {
            for (var connections : new int[]{ 1, 32 }) {
                raw.commits(connections, context.scale().round());
                var rates = new ArrayList<Double>();
                for (var round = 0; round < Math.min(MOST_ROUNDS, context.scale().rounds()); round++) {
                    rates.add(raw.commits(connections, context.scale().round()));
                }
                report(context.rows(), connections, Numbers.median(rates));
            }
        }
        Context.delete(folder);
    }

    static void report(Rows rows, int connections, double rate) {
        rows.add(NAME, rate, "commits/s", "connections", connections);
    }
}
