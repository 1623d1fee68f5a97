package dev.steward.crash.child;

import java.nio.file.Path;
import java.util.List;

/**
 * What one life of the process is told to do.
 *
 * @param folder  the {@code .steward} folder
 * @param harness port that hears what was acknowledged
 * @param server  port of the server that counts effects
 * @param world   name under which that server counts; also the prefix of all run tags
 * @param seed    picks the playbooks
 * @param runs    how many runs there are
 * @param point   fault point at which the process halts itself, empty for none
 * @param times   at the how-manieth time
 * @param close   number of appends after which the process closes in good order, 0 for never
 * @param early   whether it tells of appends before they are durable: a fault on purpose, for the harness's own test
 */
public record Orders(Path folder, int harness, int server, String world, long seed, int runs, String point, int times,
        int close, boolean early) {

    private static final String NONE = "-";

    /** As words of a command line. */
    public List<String> words() {
        return List.of(folder.toString(), "" + harness, "" + server, world, "" + seed, "" + runs,
                point.isEmpty() ? NONE : point, "" + times, "" + close, "" + early);
    }

    static Orders of(String[] words) {
        return new Orders(Path.of(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3],
                Long.parseLong(words[4]), Integer.parseInt(words[5]), words[6].equals(NONE) ? "" : words[6],
                Integer.parseInt(words[7]), Integer.parseInt(words[8]),
                Boolean.parseBoolean(words[9]));
    }
}
