package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.Inlay;
import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.ide.Rename;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.tests.Mutations;
import dev.steward.dsl.tests.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No text and no place in it makes an editor's question fail or hang. */
class IdeFuzzTest {

    private static final int COUNT = Integer.getInteger("steward.fuzz.ide.count", 300);
    private static final int FIRST = Integer.getInteger("steward.fuzz.first", 0);
    private static final int PLACES = 4;
    private static final long SLOWEST = 1_000_000_000L;

    private final Desk desk = Desk.withPrelude();

    @Test
    void questionsAtRandomPlacesOfMutatedTexts() {
        List<String> samples = Samples.NAMES.stream().map(Samples::read).toList();
        samples.forEach(s -> desk.put("s" + samples.indexOf(s) + ".playbook", s));
        for (int seed = FIRST; seed < FIRST + COUNT; seed++) {
            Random random = new Random(seed);
            int sample = random.nextInt(samples.size());
            String whole = samples.get(sample);
            String text = random.nextInt(8) == 0 ? whole : Mutations.mutate(whole, random);
            String path = "s" + sample + ".playbook";
            Snapshot snapshot = update(path, text, seed);
            for (int i = 0; i < PLACES; i++) {
                int offset = random.nextInt(text.length() + 1);
                ask(snapshot, offset, seed);
            }
            whole(snapshot, seed);
            desk.put(path, whole);
        }
    }

    private Snapshot update(String path, String text, int seed) {
        try {
            return desk.ide.update(path, text, seed);
        } catch (RuntimeException | StackOverflowError e) {
            return fail("seed " + seed + " ends with " + e + "\n" + text, e);
        }
    }

    private void ask(Snapshot snapshot, int offset, int seed) {
        guard(seed, offset, snapshot, () -> {
            for (Proposal proposal : desk.ide.complete(snapshot, snapshot.text(), offset)) {
                inside(proposal.offset(), proposal.length(), snapshot, "seed " + seed + ": " + proposal);
                assertTrue(proposal.offset() <= offset && offset <= proposal.offset() + proposal.length(),
                        () -> "seed " + seed + " at " + offset + ": " + proposal);
            }
            desk.ide.hover(snapshot, offset)
                    .ifPresent(h -> inside(h.offset(), h.length(), snapshot, "seed " + seed + ": " + h));
            desk.ide.definition(snapshot, offset);
            Rename rename = desk.ide.rename(snapshot, offset, "other", p -> Optional.empty(), () -> false);
            if (rename instanceof Rename.Edits e) {
                e.files().stream().filter(f -> f.path().equals(snapshot.path()))
                        .forEach(f -> edits(f, snapshot, "seed " + seed));
            }
        });
    }

    private void whole(Snapshot snapshot, int seed) {
        guard(seed, -1, snapshot, () -> {
            for (PlaybookIssue issue : snapshot.issues()) {
                for (QuickFix fix : desk.ide.fixes(snapshot, issue)) {
                    fix.files().stream().filter(f -> f.path().equals(snapshot.path()))
                            .forEach(f -> edits(f, snapshot, "seed " + seed + " " + fix.title()));
                }
            }
            desk.ide.styles(snapshot);
            desk.ide.folding(snapshot);
            for (Inlay inlay : desk.ide.inlays(snapshot, n -> Optional.empty())) {
                inside(inlay.offset(), 0, snapshot, inlay.toString());
            }
            snapshot.outline().stream().filter(entry -> entry.kind().equals("playbook")).forEach(entry -> desk.ide
                    .graph(snapshot, Optional.empty(), entry.name(), Set.of("voice", "draft", "plan")).stream()
                    .flatMap(FlowGraph::all).filter(node -> node.place().path().equals(snapshot.path()))
                    .forEach(node -> inside(node.place().offset(), node.place().length(), snapshot, node.words())));
            desk.ide.format(snapshot.text(), snapshot.text().length() / 3, 40);
        });
    }

    private static void edits(FileEdit file, Snapshot snapshot, String what) {
        int end = 0;
        for (TextEdit edit : file.edits()) {
            inside(edit.offset(), edit.length(), snapshot, what);
            int from = end;
            assertTrue(edit.offset() >= from, () -> what + " overlaps: " + file);
            end = edit.offset() + edit.length();
        }
    }

    private static void inside(int offset, int length, Snapshot snapshot, String what) {
        assertTrue(offset >= 0 && length >= 0 && offset + length <= snapshot.text().length(),
                () -> what + " lies outside of the text");
    }

    private static void guard(int seed, int offset, Snapshot snapshot, Runnable questions) {
        long start = System.nanoTime();
        try {
            questions.run();
            if (System.nanoTime() - start > SLOWEST) {
                // a busy machine may stop anything for a while: only what is slow twice is slow
                start = System.nanoTime();
                questions.run();
                assertTrue(System.nanoTime() - start <= SLOWEST, () -> "seed " + seed + " at " + offset
                        + " took over a second");
            }
        } catch (RuntimeException | StackOverflowError e) {
            fail("seed " + seed + " at " + offset + " ends with " + e + "\n" + snapshot.text(), e);
        }
    }
}
