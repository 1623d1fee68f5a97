package dev.steward.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a company, a run and a second start, so that the classes for it can be archived. */
final class TrainingChild {

    private TrainingChild() {
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var plan = Playbooks.verified();
        for (var times = 0; times < 2; times++) {
            try (var company = Company.open(folder, Outside.free(), plan)) {
                company.engine().recover();
                company.complete(plan);
            }
        }
    }
}
