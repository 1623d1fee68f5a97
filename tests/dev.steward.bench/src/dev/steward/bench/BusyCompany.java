package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.store.derby.DerbyStores;

/**
 * The sample company with many playbooks, one of them with 2,000 lines, and many past runs: real ones of its command line,
 * whose journals are copied under other names, over the last month.
 */
final class BusyCompany {

    /** A playbook to open first, the same where there are no others than the sample's, a long one, and one to run. */
    static final String FIRST = "playbooks/area0/letters0.playbook", SMALL = "playbooks/weekly-letter.playbook",
            LARGE = "playbooks/large.playbook", RUN = "warm";

    private static final int FILES_AN_AREA = 50, LETTERS = 6, LARGE_LINES = 2_000;
    private static final Duration BETWEEN = Duration.ofMinutes(4);
    private static final int FAILED_EVERY = 50;

    private BusyCompany() {
    }

    /** Makes it in a folder that is there. */
    static Path make(Context context, Path folder, int playbooks, int past) throws IOException, InterruptedException {
        var company = CliStart.company(context, folder);
        for (var i = 0; i < playbooks; i++) {
            write(company.resolve("playbooks/area" + i / FILES_AN_AREA + "/letters" + i + ".playbook"),
                    head("area" + i / FILES_AN_AREA) + letters(i));
        }
        var large = new StringBuilder(head("large"));
        for (var i = playbooks; large.chars().filter(c -> c == '\n').count() < LARGE_LINES; i++) {
            large.append(letters(i));
        }
        write(company.resolve(LARGE), large.toString());
        CliStart.whole(company, List.of(context.steward().toString(), "run", RUN, "--approve", "all"));
        if (past > 0) {
            remember(company, past);
        }
        return company;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String head(String name) {
        return "package " + name + "\n\nimport connectors.{drafts, notes, Note}\n";
    }

    private static String letters(int file) {
        var text = new StringBuilder(String.format("""

                type Letter%1$d {
                  subject: Text(max 90)
                  body: Markdown
                }

                agent writer%1$d : task {
                  model "small"
                  budget 0.05 USD per run
                  prompt ""\"
                    Write a short letter about ${topic}.
                  ""\"
                  returns Letter%1$d
                }
                """, file));
        for (var i = 0; i < LETTERS; i++) {
            text.append(String.format("""

                    // Writes letter %2$d.
                    playbook letter%1$d_%2$d(topic: Text) -> Text {
                      delegate supervised 1s
                      budget 0.50 USD
                      step all = notes.notes()
                      step letter = writer%1$d(topic: topic)
                        on InvalidOutput -> repair at most 1
                      names = all.map(note -> note.title)
                      step file = drafts.write("letters/%1$d-%2$d.md", "# ${letter.subject}\\n\\n${letter.body}\\n")
                      return file
                    }
                    """, file, i));
        }
        return text.toString();
    }

    private static void remember(Path company, int past) {
        try (var stores = DerbyStores.open(Company.state(company), DerbyStores.Options.standard())) {
            var store = stores.runs();
            var row = store.runs(List.of(), 1).getFirst();
            var entries = store.read(row.run(), 1, Integer.MAX_VALUE).stream().map(RunStore.Entry::bytes).toList();
            var stages = new ArrayList<CompletionStage<Void>>();
            var first = Instant.now().minus(BETWEEN.multipliedBy(past));
            for (var i = 0; i < past; i++) {
                var at = first.plus(BETWEEN.multipliedBy(i));
                var run = new RunId(String.format("r-20260101-000000-%06d", i));
                stages.add(store.append(new RunStore.Append(run, 1, entries, Map.of(),
                        at(row, run, at, i % FAILED_EVERY == 1 ? RunState.FAILED : RunState.DONE), List.of())));
            }
            stages.forEach(stage -> stage.toCompletableFuture().join());
        }
    }

    private static RunStore.RunRow at(RunStore.RunRow row, RunId run, Instant at, RunState state) {
        return new RunStore.RunRow(run, row.playbook(), row.planHash(), state, row.seq(), at, at.plusSeconds(9), null,
                null, 20_000, state == RunState.FAILED ? "The mail server did not answer." : null, null,
                row.priority());
    }
}
