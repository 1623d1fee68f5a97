package dev.steward.swtbot.tests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swtbot.eclipse.finder.SWTWorkbenchBot;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.matchers.WidgetOfType;
import org.eclipse.swtbot.swt.finder.utils.SWTBotPreferences;
import org.eclipse.swtbot.swt.finder.waits.DefaultCondition;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotShell;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTreeItem;
import org.eclipse.swtbot.swt.finder.widgets.TimeoutException;
import org.eclipse.ui.PlatformUI;

/** The one window with the tests' company, and what all journeys do in it. */
final class Desk {

    private static final String EXPLORER = "dev.steward.app.company";
    private static final String FOLDER = "playbooks";
    private static final long PATIENCE_MILLIS = 30_000;

    private final SWTWorkbenchBot bot;

    Desk() {
        SWTBotPreferences.TIMEOUT = PATIENCE_MILLIS;
        bot = new SWTWorkbenchBot();
        awaitThat("the company is open", () -> Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .anyMatch(project -> project.isOpen() && project.getName().equals("company")));
    }

    SWTWorkbenchBot bot() {
        return bot;
    }

    IProject company() {
        return ResourcesPlugin.getWorkspace().getRoot().getProject("company");
    }

    /** Makes a playbook and opens it from the explorer. */
    SWTBotEclipseEditor write(String name, String text) throws CoreException {
        bot.perspectiveById("dev.steward.app.author").activate();
        IFile file = company().getFolder(FOLDER).getFile(name);
        file.create(text.getBytes(StandardCharsets.UTF_8), true, false, null);
        var explorer = bot.viewById(EXPLORER);
        explorer.show();
        explorer.setFocus();
        var tree = explorer.bot().tree();
        awaitThat("the folder is in the explorer", () -> marked(tree.getAllItems(), FOLDER).isPresent());
        var folder = marked(tree.getAllItems(), FOLDER).orElseThrow();
        if (!folder.isExpanded()) {
            folder.expand();
        }
        awaitThat(name + " is in the explorer", () -> marked(folder.getItems(), name).isPresent());
        marked(folder.getItems(), name).orElseThrow().doubleClick();
        return bot.editorByTitle(name).toTextEditor();
    }

    /** The row with a name, before which git's mark may stand. */
    private static Optional<SWTBotTreeItem> marked(SWTBotTreeItem[] rows, String name) {
        return Stream.of(rows).filter(row -> row.getText().replaceFirst("^> ", "").equals(name)).findFirst();
    }

    /** Closes all editors without saving and deletes a playbook. */
    void forget(String name) throws CoreException {
        bot.closeAllShells();
        bot.editors().forEach(editor -> PlatformUI.getWorkbench().getDisplay()
                .syncExec(() -> editor.getReference().getPage().closeEditor(editor.getReference().getEditor(false),
                        false)));
        company().getFolder(FOLDER).getFile(name).delete(true, null);
    }

    /** Selects the first word of a piece of an editor's text. */
    static void select(SWTBotEclipseEditor editor, String piece) {
        List<String> lines = editor.getLines();
        for (int line = 0; line < lines.size(); line++) {
            int column = lines.get(line).indexOf(piece);
            if (column >= 0) {
                editor.selectRange(line, column, piece.split("\\W", 2)[0].length());
                return;
            }
        }
        throw new AssertionError(piece + " is not in\n" + editor.getText());
    }

    /** Waits for a dialog above the window. */
    SWTBotShell dialog() {
        awaitThat("there is a dialog", () -> PlatformUI.getWorkbench().getDisplay().syncCall(() -> {
            Shell active = PlatformUI.getWorkbench().getDisplay().getActiveShell();
            return active != null && active.getParent() != null;
        }));
        return bot.activeShell();
    }

    /** Waits until a label is to be read somewhere. */
    void awaitText(String text) {
        try {
            awaitTexts("'" + text + "' is to be read", all -> all.contains(text));
        } catch (TimeoutException e) {
            bot.captureScreenshot(SWTBotPreferences.SCREENSHOTS_DIR + "/missing-text.png");
            throw new AssertionError("'" + text + "' is not to be read, but " + texts(), e);
        }
    }

    /** Waits until what is to be read is as wanted. */
    void awaitTexts(String what, Predicate<List<String>> wanted) {
        awaitThat(what, () -> wanted.test(texts()));
    }

    /** The texts of all labels of the window. */
    List<String> texts() {
        return PlatformUI.getWorkbench().getDisplay().syncCall(() -> bot.getFinder()
                .findControls(WidgetOfType.widgetOfType(Label.class)).stream().filter(Control::isVisible)
                .map(label -> label.getText().replace("&&", "&")).toList());
    }

    /** Waits until something is so. */
    void awaitThat(String what, Callable<Boolean> is) {
        bot.waitUntil(new DefaultCondition() {
            @Override
            public boolean test() throws Exception {
                return is.call();
            }

            @Override
            public String getFailureMessage() {
                return "never: " + what;
            }
        }, PATIENCE_MILLIS);
    }
}
