package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;

import dev.steward.compiler.CompileResult.Compiled;
import dev.steward.compiler.SourceRange;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.model.workflow.AgentDef;
import dev.steward.model.workflow.ConnectorDef;
import dev.steward.model.workflow.LetNode;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.TypeDef;

/** What has a name in the model has it in the text at the place that the source map tells, and the other way round. */
class NamesRoundTripTest {

    private static final String EVERY_BLOCK = """
            days = repeat at most 3 until n == 3 { wait 1 day  n = 3 }
              on NotReached -> 0
            saga { step post = site.publish(t)  undo site.remove(post.id) } on Outage -> skip
            parallel max 2 join any { step a was b = writer(topic: t)  wait 2 days }
            best = race { step c = writer(topic: t)  wait 1 day }
            deadline 3 days { step d = human do "See" expires 1 day -> abort } -> skip
            each = foreach x in l max 5 { step e = writer(topic: x) }
            known = recall Voice of company where text == t
            escalate "Go on?"
            return a
            """;

    @Test
    void inAllBlocks() {
        var workspace = Playbook.workspace(Shop.text(EVERY_BLOCK));
        assertEquals(List.of(), lost(workspace, Playbook.compiled(workspace, "p.main")));
    }

    @Test
    void inTheReferenceExample() {
        var workspace = Playbook.workspace(Playbook.resource("weeklyLetter.playbook"),
                Playbook.resource("connectors.playbook"));
        assertEquals(List.of(), lost(workspace, Playbook.compiled(workspace, "content.weeklyLetter")));
    }

    /** What is not found again. */
    private static List<String> lost(PlaybookWorkspace workspace, Compiled compiled) {
        var lost = new ArrayList<String>();
        var map = compiled.sourceMap();
        map.ranges().forEach((id, range) -> {
            if (!id.contains("#") && !says(text(workspace, range), simple(id))) {
                lost.add(id + " stands at " + range + ": " + text(workspace, range));
            }
        });
        var ids = new ArrayList<String>();
        compiled.workflow().eAllContents().forEachRemaining(part -> {
            switch (part) {
                case PlaybookDef p -> ids.add(p.getName());
                case AgentDef a -> ids.add(a.getName());
                case ConnectorDef c -> ids.add(c.getName());
                case TypeDef t -> ids.add(t.getName());
                case StepNode s -> ids.add(playbook(s) + "/" + s.getName());
                case LetNode l -> ids.add(playbook(l) + "/" + l.getName());
                default -> {
                    // has no name of its own in the text
                }
            }
        });
        assertTrue(ids.size() > 5, ids::toString);
        ids.stream().filter(id -> map.find(id).isEmpty()).forEach(id -> lost.add(id + " has no place"));
        return lost;
    }

    private static String playbook(EObject part) {
        for (var at = part; at != null; at = at.eContainer()) {
            if (at instanceof PlaybookDef playbook) {
                return playbook.getName();
            }
        }
        return "";
    }

    private static String simple(String id) {
        return id.substring(Math.max(id.lastIndexOf('.'), id.lastIndexOf('/')) + 1);
    }

    /** A statement without a name is called after its word and what it is about, with a number when that is taken. */
    private static boolean says(String text, String name) {
        if (text.matches("(?s).*\\b" + name + "\\b.*")) {
            return true;
        }
        var word = name.replaceAll("[0-9]+$", "");
        return text.startsWith(word) || word.startsWith(text.split("\\W", 2)[0])
                || text.startsWith("foreach") && word.endsWith("s");
    }

    private static String text(PlaybookWorkspace workspace, SourceRange range) {
        var lines = workspace.source(range.path()).orElseThrow().text().lines().toList();
        var text = new StringBuilder();
        for (var line = range.line(); line <= range.endLine(); line++) {
            var whole = lines.get(line - 1);
            var from = line == range.line() ? range.column() - 1 : 0;
            text.append(line == range.endLine() ? whole.substring(from, Math.min(whole.length(), range.endColumn()))
                    : whole.substring(from)).append('\n');
        }
        return text.toString();
    }
}
