package dev.steward.it.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes a company whose runs use what the language has, and zips it. The zip is kept for each version that changed what
 * runs record, so that what an earlier Steward recorded is replayed by every later one; kept ones are never made again.
 */
final class RecordedRuns {

    private static final String PLAYBOOKS = """
            package kept

            type Draft { title: Text(max 90)  body: Markdown }
            record Item key number { number: Int  title: Text }
            fact Habit of company { text: Text } retain forever scope brand

            connector files : files {
              op write(path: Text, text: Markdown) -> Text  idempotent by path  compensated by delete
              op delete(path: Text)                         idempotent by path
              op read(path: Text) -> Draft                  reads
            }

            agent writer(topic: Text) : task {
              model "large" fallback "small"
              budget 0.20 USD per run
              prompt \"""
                Write about ${topic}.
              \"""
              returns Draft
            }

            playbook pieces(names: [Text] = ["a", "b", "c"]) -> Int {
              delegate supervised 1s
              made = foreach name in names by name max 5 {
                step file = files.write("pieces/${name}.md", "# ${name}")
              }
              parallel max 2 {
                step one = files.write("pieces/one.md", "1")
                step two = files.write("pieces/two.md", "2")
              }
              return made.size
            }

            playbook takenBack() {
              saga {
                step first = files.write("back/first.md", "1")  undo files.delete("back/first.md")
                step second = files.write("back/second.md", "2")  undo files.delete("back/second.md")
                step missing = files.read("no/such.md")
              }
            }

            playbook again(topic: Text = "tea") -> Text {
              budget 0.50 USD, 10 min operator
              step draft = writer(topic) on InvalidOutput -> repair at most 1
              step gone = files.read("no/such.md") retry 2 backoff 1s..1s on NotFound
                on NotFound -> Draft { title: draft.title, body: "none" }
              step kept = Item { number: next, title: gone.title }
              remember Habit of company { text: "writes of ${topic}" } valid now
              habit = recall Habit of company
              wait 1s
              return kept.title
            }

            playbook share(parts: Int = 0) -> Text {
              step first = files.write("share/first.md", "1")
              share = 12 / parts
              step second = files.write("share/second.md", "${share}")
              return second
            }

            playbook asks() -> Text {
              step page = files.write("page.md", "Hello")
                approve "Write the page?" {
                  editable path
                  expires 36500 days -> abort
                }
              step said = human edit page because "one more" expires 36500 days -> abort
              return said
            }
            """;

    private RecordedRuns() {
    }

    /** Arguments: a folder that isn't there yet, and the zip to make. */
    public static void main(String[] arguments) throws IOException {
        var place = new Place(Path.of(arguments[0])).with("connector.files.folders = .\n", PLAYBOOKS);
        var answers = new ArrayList<Place.Answer>();
        answers.add(place.steward("run", "kept.pieces"));
        answers.add(place.steward("run", "kept.takenBack"));
        answers.add(place.steward("run", "kept.again"));
        answers.add(place.steward("run", "kept.asks"));
        answers.add(place.steward("run", "kept.asks"));
        var ask = place.steward("inbox", "--json").objects().getFirst().get("id").getAsString();
        answers.add(place.steward("decide", ask, "edit", "--set", "path=other.md", "--took", "3 min"));
        answers.add(place.steward("run", "kept.asks"));
        answers.add(place.steward("stop", "last"));
        answers.add(place.steward("run", "kept.again"));
        answers.add(place.steward("fork", "last", "--from", "draft", "--input", "topic=coffee", "--approve", "all"));
        answers.add(place.steward("run", "kept.share"));
        Files.writeString(place.folder().resolve("test.playbook"),
                PLAYBOOKS.replace("12 / parts", "12 / (parts + 1)"));
        answers.add(place.steward("resume", "last", "--on-version", "current"));
        answers.add(place.steward("run", "kept.asks"));
        answers.add(place.steward("fork", "last", "--from", "page"));
        answers.add(place.steward("runs"));
        answers.forEach(System.err::println);
        zip(place.folder(), Path.of(arguments[1]));
    }

    private static void zip(Path folder, Path file) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).filter(each -> !each.endsWith(".steward/lock")).sorted().toList();
        }
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var each : files) {
                out.putNextEntry(new ZipEntry(folder.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
    }
}
