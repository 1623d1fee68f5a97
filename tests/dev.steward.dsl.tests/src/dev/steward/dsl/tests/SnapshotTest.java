package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.Playbooks;
import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.PlaybookIdeSetup;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.SnapshotService;
import java.util.List;
import org.eclipse.xtext.ide.editor.contentassist.antlr.IContentAssistParser;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void tellsIssuesAndOutlineOfOneFile() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("base.playbook", Samples.PRELUDE);
        SnapshotService service = new SnapshotService(workspace);
        String text = "package base\nplaybook p(t: Text) {\n  step d = writer(topic: t)\n  step x = site.tag(d.titel)\n}\n";
        Snapshot wrong = service.update("p.playbook", text, 7);
        assertEquals(1, wrong.issues().size(), wrong.toString());
        Snapshot right = service.update("p.playbook", text.replace("titel", "title"), 8);
        assertEquals(List.of(), right.issues());
        assertEquals(8, right.stamp());
        OutlineNode playbook = right.outline().get(0);
        assertEquals("playbook p", playbook.kind() + " " + playbook.name());
        assertEquals(List.of("step d Draft", "step x "), playbook.children().stream()
                .map(n -> n.kind() + " " + n.name() + " " + n.detail()).toList());
        assertTrue(right.text().startsWith("d", playbook.children().get(0).nameOffset()));
    }

    @Test
    void theParserForProposalsReadsTheSameTokens() {
        var injector = new PlaybookIdeSetup().createInjectorAndDoEMFRegistration();
        assertEquals(List.of(), new Playbooks(injector).workspace().check());
        var parser = injector.getInstance(IContentAssistParser.class);
        var next = parser.getFollowElements("playbook p(step: Int) { step x = \"a ${step} b\" ", false);
        assertNotNull(next);
        assertTrue(next.size() > 3, "what may follow: " + next);
    }
}
