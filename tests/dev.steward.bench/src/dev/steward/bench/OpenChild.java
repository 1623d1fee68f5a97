package dev.steward.bench;

import java.nio.file.Path;
import java.util.List;

/** Opens a company, takes up what was left over, reads the newest runs, and prints how many seconds that took. */
final class OpenChild {

    private static final int PAGE = 50;

    private OpenChild() {
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        var began = System.nanoTime();
        try (var company = Company.open(Path.of(arguments[0]), Outside.free(), Playbooks.free())) {
            company.engine().recover();
            if (company.stores().runs().runs(List.of(), PAGE).isEmpty()) {
                throw new IllegalStateException("The company has no runs.");
            }
            System.out.println((System.nanoTime() - began) / 1e9);
        }
    }
}
