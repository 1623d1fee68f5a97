package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.ui.runs.RunsViews;

/** Who changed the line that failed: from the run to the commit, and what that changed. */
class WhoChangedTest extends PlaybookCase {

    private static final String TEXT = """
            package ana.blame

            playbook part(n: Int) -> Number {
              return 100 / n
            }

            playbook share(people: Int = 0) -> Number {
              step first = part(5)
              step cut = part(people)
              return first + cut
            }
            """;

    private final Path folder = Ui.company().getLocation().toPath();
    private final ShellGit git = new ShellGit(folder);

    WhoChangedTest() throws Exception {
        super("blame", TEXT);
        if (!Files.exists(folder.resolve(".git"))) {
            git.run("init", "-q", "-b", "main");
            git.run("config", "user.name", "Ana");
            git.run("config", "user.email", "ana@example.com");
            git.run("config", "commit.gpgsign", "false");
            Files.writeString(folder.resolve(".gitignore"), ".steward/\n.project\n");
        }
        git.run("add", "-A");
        git.run("commit", "-q", "-m", "Shared among all");
    }

    @Override
    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> Ui.page().closeAllEditors(false));
        super.close();
        git.run("add", "-A");
        git.run("commit", "-q", "-m", "gone again");
    }

    @Test
    void theLineThatFailedNamesItsCommitAndAuthorAndOpensTheChange() throws Exception {
        var run = playbook.run("step first", RunState.FAILED);
        OnePlaybook.forgetLaunches();
        var failed = List.of("step cut = part(people)");
        assertEquals(failed, playbook.lines("dev.steward.ui.debug.lately", failed), "the ruler tells what failed");
        robot.picture("who-changed-ruler");
        RunList.timeline(robot, run);
        Screen.await(text -> text.endsWith("the run ended: failed"));
        RunList.go(robot, SWT.ARROW_LEFT, "cut");
        Screen.awaitText("cut");
        Ui.ask(() -> Ui.page().showView(RunsViews.STEP, null, IWorkbenchPage.VIEW_ACTIVATE));
        Ui.await(() -> line().map(TreeItem::getItemCount).orElse(0), count -> count > 0);
        robot.press(SWT.END);
        robot.press(SWT.SHIFT, SWT.ARROW_RIGHT);
        var lines = Ui.await(() -> line().stream().flatMap(line -> Stream.of(line.getItems()))
                .map(item -> item.getText(0) + " " + item.getText(1)).toList(),
                found -> found.size() == 2 && found.getLast().endsWith("Shared among all"));
        assertTrue(lines.size() == 2 && lines.getFirst().startsWith("by Ana, ")
                && lines.getLast().endsWith("Shared among all"), lines::toString);
        robot.picture("who-changed");
        robot.press(SWT.ARROW_DOWN);
        robot.press(SWT.ARROW_DOWN);
        robot.press(SWT.CR);
        var title = Ui.await(() -> Ui.page().getActiveEditor() instanceof IEditorPart editor ? editor.getTitle() : "",
                now -> now.contains("before"));
        assertTrue(title.contains("blame.playbook"), title);
        robot.picture("who-changed-commit");
    }

    /** Where the step stands, in the inspector. */
    private static java.util.Optional<TreeItem> line() {
        return trees(Ui.page().getWorkbenchWindow().getShell(), new ArrayList<>()).stream()
                .flatMap(tree -> Stream.of(tree.getItems())).filter(item -> item.getText(0).equals("Line")).findFirst();
    }

    private static List<Tree> trees(Control control, List<Tree> found) {
        if (control instanceof Tree tree && tree.isVisible()) {
            found.add(tree);
        } else if (control instanceof Composite composite) {
            for (var child : composite.getChildren()) {
                trees(child, found);
            }
        }
        return found;
    }
}
