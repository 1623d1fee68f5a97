package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Policies in the workbench: how they are tested in place, mended, and asked about a call; all by the keyboard. */
class PoliciesTest {

    private static final String TEXT = """
            package ana.rules

            connector desk : files {
              op write(path: Text, text: Text)  idempotent by path
            }

            policy letters for effect desk.write
              when path == "no.md" deny because "never"
              when path == "few.md" limit 2 per day because "two are enough"

            policy calm for effect desk.write
              when now.hour > 30 deny because "quiet hours"

            test policy letters {
              with path = "no.md" expect allow
              with path = "few.md" after 1 expect allow
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();

    private static IFile file() throws Exception {
        return Ui.company().getFile("playbooks/rules.playbook");
    }

    @BeforeEach
    void openTheView() throws Exception {
        file().create(new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)), true,
                new NullProgressMonitor());
        Ui.perspective("dev.steward.app.govern");
        Ui.ask(() -> {
            Ui.page().resetPerspective();
            return Ui.page().showView("dev.steward.ui.govern.policies");
        });
    }

    @AfterEach
    void tidyUp() throws Exception {
        Ui.ask(() -> Ui.page().closeAllEditors(false));
        file().delete(true, new NullProgressMonitor());
    }

    private void focusList() throws Exception {
        Ui.ask(() -> {
            var view = Ui.page().findView("dev.steward.ui.govern.policies");
            Ui.page().activate(view);
            view.setFocus();
            return true;
        });
    }

    @Test
    void aFailedTestIsSeenOpenedMendedAndPassesInPlace() throws Exception {
        Screen.awaitText("✕ 1 of 2");
        Screen.awaitText("deny, limit  ·  desk.write  ·  no step does that");
        Screen.awaitText("2 policies  ·  2 tests, 1 failed");
        robot.picture("policies");
        focusList();
        robot.press(SWT.ARROW_DOWN);
        robot.press(SWT.CR);
        var editor = Ui.await(() -> Ui.page().getActiveEditor() instanceof ITextEditor text ? text : null,
                found -> found != null);
        assertEquals("rules.playbook", Ui.ask(editor::getTitle));
        robot.press(SWT.END);
        robot.press(SWT.CTRL, SWT.SHIFT, SWT.ARROW_LEFT);
        robot.type("deny");
        Screen.awaitText("✓ 2");
        robot.picture("policies-mended");
        assertTrue(Ui.ask(editor::isDirty), "nothing was saved for that");
    }

    @Test
    void aMissingTestIsWrittenByTheQuickFix() throws Exception {
        Screen.await(text -> text.startsWith("The policy calm has no test"));
        focusList();
        for (var i = 0; i < 3; i++) {
            robot.press('j');
        }
        robot.press('f');
        Screen.await(text -> text.startsWith("2 policies  ·  4 tests"));
        assertTrue(file().readString().contains("test policy calm"), "the test stands in the file");
        robot.picture("policies-fixed");
    }

    @Test
    void aCallIsAskedAboutAndTheRuleIsNamed() throws Exception {
        Screen.awaitText("✕ 1 of 2");
        focusList();
        robot.press('l');
        Screen.awaitText("Whether desk.write is allowed depends on path: letters (playbooks/rules.playbook:8) looks at "
                + "that.");
        Ui.await(() -> Ui.page().getActivePart().getTitle(), "Effective policy"::equals);
        robot.type("no.md");
        Screen.awaitText("desk.write is denied now by letters (playbooks/rules.playbook:8): never.");
        Screen.awaitText("letters  ·  this decides");
        robot.picture("effective-denied");
        robot.press(SWT.CTRL, 'a');
        robot.type("few.md");
        Screen.awaitText("desk.write is allowed now, and counted.");
        Screen.awaitText("0 of 2 this day");
        robot.picture("effective-counted");
    }
}
