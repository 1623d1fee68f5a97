package dev.steward.bench;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * {@code editor.large}: what an editor waits for in a company of many files with about 100 lines each: all checked for
 * the first time, one file checked again after a change, proposals at random places, and the same in one long file.
 */
final class EditorLarge implements Bench {

    private static final String SHARED = """
            package shared
            type Draft { title: Text  body: Markdown  tags: [Text] }
            record Person key name { name: Text  age: Int }
            connector site : files {
              op tag(id: Text)  idempotent by id
            }
            """;

    private static final String HEAD = """
            agent writer%1$d : task {
              model "small"
              prompt \"""Write about ${topic}.\"""
              returns Draft
            }
            """;

    private static final String PLAYBOOK = """
            // Writes a letter.
            playbook letter%1$d_%2$d(topic: Text, people: [Person]) -> Draft {
              step draft = writer%1$d(topic)
                retry 3 backoff 10s..5m on RateLimit, Timeout
              names = people.filter(p -> p.age > 30 and p.name != "x").map(p -> p.name)
              step tagged = site.tag(draft.title)
              final = branch {
                when names.size > 2 -> draft
                else -> Draft { title: "T ${topic}".first(5), body: "", tags: [] }
              }
              return final
            }

            """;

    private static final int PLAYBOOKS = 7;
    private static final double MILLION = 1e6;

    @Override
    public String name() {
        return "editor.large";
    }

    @Override
    public void run(Context context) {
        var files = context.scale().lines() / 5;
        var ide = new PlaybookIde(ConnectorKinds.unknown());
        var start = System.nanoTime();
        ide.put("shared.playbook", SHARED);
        for (var i = 0; i < files; i++) {
            ide.put(path(i), "package p" + i / 10 + imports() + declarations(i));
        }
        ide.check();
        context.rows().add("editor.cold", (System.nanoTime() - start) / 1e9, "s", "files", files);
        measure(context, ide, path(0), "package p0" + imports() + declarations(0), files);
        var large = new StringBuilder("package large" + imports());
        for (var i = 0; i < Math.max(1, files / 50); i++) {
            large.append(declarations(files + i));
        }
        measure(context, ide, "large.playbook", large.toString(), files);
    }

    private static String path(int file) {
        return "file" + file + ".playbook";
    }

    private static String imports() {
        return "\nimport shared.{site, Draft, Person}\n\n";
    }

    private static String declarations(int file) {
        var text = new StringBuilder(String.format(HEAD, file));
        for (var i = 0; i < PLAYBOOKS; i++) {
            text.append(String.format(PLAYBOOK, file, i));
        }
        return text.toString();
    }

    private static void measure(Context context, PlaybookIde ide, String path, String text, int files) {
        var lines = text.lines().count();
        var random = new Random(1);
        List<Double> snapshots = new ArrayList<>();
        List<Double> proposals = new ArrayList<>();
        var rounds = 20 * context.scale().rounds();
        for (var round = 0; round < 2 * rounds; round++) {
            var start = System.nanoTime();
            Snapshot snapshot = ide.update(path, text + "// " + round + "\n", round);
            var changed = System.nanoTime();
            var at = random.nextInt(text.length());
            ide.complete(snapshot, text.substring(0, at) + text.substring(Math.min(text.length(), at + 20)), at);
            if (round >= rounds) { // before that the machine learns
                snapshots.add((changed - start) / MILLION);
                proposals.add((System.nanoTime() - changed) / MILLION);
            }
        }
        add(context, "editor.snapshot.p95", snapshots, files, lines);
        add(context, "editor.complete.p95", proposals, files, lines);
    }

    private static void add(Context context, String name, List<Double> millis, int files, long lines) {
        context.rows().add(name, Numbers.quantile(millis, 0.95), "ms", "files", files, "lines", lines);
    }
}
