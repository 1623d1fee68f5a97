package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.ui.editor.PlaybookSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The first hour with Steward, from the welcome to the comparison of two versions, with the keyboard alone. It begins
 * without a company, so it has a workbench of its own (see pom.xml).
 */
class WholeJourneyTest {

    private static final Path FOLDER = Path.of("target", "journey", "studio").toAbsolutePath();
    /** Each view, editor and dialog is seen for the first time here, and its code comes with it. */
    private static final Duration FIRST_SIGHT = Duration.ofSeconds(2);

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive(FIRST_SIGHT);
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private int stage;

    @Test
    void fromTheWelcomeToTheComparisonOfTwoVersions() throws Exception {
        theSampleCompanyIsMade();
        aPlaybookIsOpened();
        threeMistakesAreMadeAndMended();
        aCallIsCompleted();
        namesAreChangedWhereverTheyAreUsed();
        itIsSavedAndRun();
        itIsApprovedOnItsCard();
        itsResultIsRead();
        itIsCommittedWithWhatItMeans();
        itIsComparedWithTheVersionBefore();
    }

    private void theSampleCompanyIsMade() throws Exception {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> all = Files.walk(FOLDER)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Screen.awaitText("Welcome to Steward");
        var make = Screen.button("Make the sample company");
        assertTrue(Ui.await(make::isFocusControl, Boolean::booleanValue), "the first step has the keyboard");
        robot.press(SWT.SHIFT, SWT.TAB);
        robot.press(SWT.SHIFT, SWT.TAB);
        robot.press(SWT.CTRL, 'a');
        robot.type(FOLDER.toString());
        picture("welcome");
        robot.type("\n");
        var run = Screen.button("Run weeklyLetter");
        assertTrue(Ui.await(run::isFocusControl, Boolean::booleanValue), "the next step has the keyboard");
        picture("today");
    }

    private void aPlaybookIsOpened() throws Exception {
        robot.press(SWT.TAB);
        robot.press(' ');
        Ui.await(() -> Ui.page().getActiveEditor() instanceof ITextEditor editor && Ui.page().getActivePart() == editor
                && PlaybookSessions.ofWorkbench().of(document()).filter(p -> p.current().isPresent()).isPresent(),
                Boolean::booleanValue);
        Ui.await(() -> labels(), found -> found.contains("weekly-letter.playbook"));
        picture("playbook");
    }

    private void threeMistakesAreMadeAndMended() throws Exception {
        lineAfter("playbook companyVoice() -> Text {");
        for (int i = 0; i < ") -> Text {".length(); i++) {
            robot.press(SWT.ARROW_LEFT);
        }
        robot.type("last: Order? = none");
        lineAfter("step audience = mail.subscribers()");
        robot.type("\nstep older = notes.nots()\nwords = topik.length");
        assertEquals(3, Ui.await(WholeJourneyTest::mistakes, found -> found == 3), () -> "mistakes");
        picture("mistakes");
        mend("playbook companyVoice", "Import");
        mend("step older", "Write notes");
        mend("words = ", "Write topic");
        picture("mended");
        var text = Ui.ask(WholeJourneyTest::text);
        assertTrue(text.contains("notes.notes()\n  words = topic.length") && text.contains("Order}"), text);
    }

    /** The next place with a problem, its cures, the one that is meant. */
    private void mend(String line, String cure) throws Exception {
        int before = Ui.ask(WholeJourneyTest::mistakes);
        goTo(line);
        robot.press(SWT.HOME);
        robot.press(SWT.CTRL, '.');
        robot.press(SWT.CTRL, '1');
        choose(cure);
        assertEquals(before - 1, Ui.await(WholeJourneyTest::mistakes, now -> now == before - 1),
                () -> cure + " in " + text());
    }

    private void aCallIsCompleted() throws Exception {
        lineAfter("step rules = ");
        robot.press(SWT.SHIFT, SWT.HOME);
        robot.type("step rules = house.re");
        robot.press(SWT.CTRL, ' ');
        Ui.await(WholeJourneyTest::proposed, found -> !found.isEmpty());
        picture("completion");
        choose("read");
        Ui.await(WholeJourneyTest::text, now -> now.contains("rules = house.read("));
        robot.type("\"voice.md\"");
        robot.press(SWT.ESC);
        picture("completed");
        var text = Ui.await(WholeJourneyTest::text, now -> now.contains("\"voice.md\")"));
        assertTrue(text.contains("rules = house.read(path: \"voice.md\")"), text);
        assertEquals(0, Ui.await(WholeJourneyTest::mistakes, found -> found == 0), "mistakes");
    }

    private void namesAreChangedWhereverTheyAreUsed() throws Exception {
        goTo("step send = mail.send");
        right("step ".length());
        rename("mailing");
        assertTrue(Ui.await(WholeJourneyTest::text, now -> now.contains("mail.stats(mailing.id)"))
                .contains("decide mailing approve"));

        goTo("  mock notes.notes returns [Note {");
        right("mock notes.notes returns [".length());
        rename("DiaryNote");
        String others = Ui.awaitHere(() -> Files.readString(FOLDER.resolve("playbooks/week-plan.playbook")),
                now -> now.contains("DiaryNote"));
        assertTrue(others.contains("DiaryNote {"), others);
        picture("renamed");
    }

    private void rename(String name) throws Exception {
        robot.press(SWT.ALT, SWT.SHIFT, 'r');
        Ui.await(() -> Display.getCurrent().getFocusControl() instanceof Text text
                && text.getShell() != Ui.page().getWorkbenchWindow().getShell(), Boolean::booleanValue);
        robot.type(name);
        Ui.await(() -> Display.getCurrent().getActiveShell().getDefaultButton().isEnabled(), Boolean::booleanValue);
        picture("rename-" + name);
        robot.type("\n");
        Ui.await(() -> Display.getCurrent().getActiveShell() == Ui.page().getWorkbenchWindow().getShell(),
                Boolean::booleanValue);
    }

    private void itIsSavedAndRun() throws Exception {
        robot.press(SWT.CTRL, 's');
        Ui.await(() -> Ui.page().getActiveEditor().isDirty(), dirty -> !dirty);
        goTo("playbook weeklyLetter");
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('i');
        Ui.await(() -> Display.getCurrent().getFocusControl() instanceof Text text
                && text.getText().equals("What happened in the studio"), Boolean::booleanValue);
        robot.press(SWT.CTRL, 'a');
        robot.type("Prices");
        robot.press(SWT.TAB);
        robot.press(SWT.CTRL, 'a');
        robot.type("1s");
        Ui.await(() -> Display.getCurrent().getActiveShell().getDefaultButton().isEnabled(), Boolean::booleanValue);
        picture("form");
        robot.type("\n");
        Screen.awaitNotice("Send to 5 readers?");
        picture("waits");
    }

    private void itIsApprovedOnItsCard() throws Exception {
        robot.press(SWT.ALT, '1');
        Screen.awaitText("Send to 5 readers?");
        robot.press('e');
        Ui.await(() -> Ui.page().getActivePart().getTitle(), "Decision"::equals);
        var approve = Screen.button("Approve");
        Ui.await(approve::isFocusControl, Boolean::booleanValue);
        picture("decision");
        robot.press('a');
        Screen.awaitText("1 run done");
        picture("done");
    }

    private void itsResultIsRead() throws Exception {
        robot.press(' ');
        Screen.awaitText("Recipients");
        picture("result");
    }

    private void itIsCommittedWithWhatItMeans() throws Exception {
        robot.press(SWT.ALT, '2');
        robot.press(SWT.CTRL, SWT.SHIFT, '3');
        var message = Ui.await(() -> controls(Text.class).stream().map(Text::getText)
                .filter(text -> text.contains("weeklyLetter")).findFirst().orElse(""), found -> !found.isEmpty());
        assertTrue(message.contains("mailing"), message);
        picture("commit");
        assertTrue(Ui.await(() -> Display.getCurrent().getFocusControl() instanceof Table files
                && files.getItemCount() == 3, Boolean::booleanValue), () -> "the keyboard is in " + focus());
        robot.press(SWT.CTRL, SWT.CR);
        var subject = new ShellGit(FOLDER).await(now -> !now.equals("A new company"), "log", "-1", "--format=%s");
        picture("committed");
        assertTrue(message.startsWith(subject), subject);
    }

    private void itIsComparedWithTheVersionBefore() throws Exception {
        robot.press(SWT.ALT, SWT.SHIFT, 'h');
        var versions = Ui.await(() -> controls(Table.class).stream().filter(table -> table.getItemCount() == 2
                && table.isFocusControl()).findFirst(), Optional::isPresent).orElseThrow();
        assertEquals("A new company", Ui.ask(() -> versions.getItem(1).getText(3)));
        picture("history");
        robot.press(SWT.ARROW_DOWN);
        robot.press('c');
        assertTrue(Ui.await(() -> Ui.page().getActiveEditor().getTitle(), now -> now.startsWith(
                "weekly-letter.playbook: now and")).startsWith("weekly-letter.playbook: now and"), "the comparison");
        var sides = Ui.await(
                () -> controls(StyledText.class).stream().filter(text -> text.getText().contains("mail.stats(")
                        && Stream.of(text.getStyleRanges()).anyMatch(range -> range.fontStyle == SWT.BOLD)).count(),
                count -> count >= 2);
        picture("compared");
        assertEquals(2, sides, "both sides with their colours");
    }

    private void picture(String name) throws Exception {
        robot.picture("journey-%02d-%s".formatted(++stage, name));
    }

    /** Chooses of the list that is open above the text, as a person does. */
    private void choose(String wanted) throws Exception {
        var all = Ui.await(WholeJourneyTest::proposed, found -> found.stream().anyMatch(p -> p.startsWith(wanted)));
        assertTrue(all.stream().anyMatch(p -> p.startsWith(wanted)), () -> wanted + " is none of " + all);
        for (int i = 0; i < all.size() && !all.get(i).startsWith(wanted); i++) {
            robot.press(SWT.ARROW_DOWN);
        }
        robot.type("\n");
    }

    private void right(int letters) throws Exception {
        for (int i = 0; i < letters; i++) {
            robot.press(SWT.ARROW_RIGHT);
        }
    }

    private void lineAfter(String text) throws Exception {
        goTo(text);
        robot.press(SWT.END);
    }

    /** Goes to the line with a text, by its number. */
    private void goTo(String text) throws Exception {
        int line = Ui.ask(() -> document().getLineOfOffset(document().get().indexOf(text)) + 1);
        robot.press(SWT.CTRL, 'l');
        Ui.await(() -> Display.getCurrent().getFocusControl() instanceof Text in
                && in.getShell() != Ui.page().getWorkbenchWindow().getShell(), Boolean::booleanValue);
        robot.type(line + "\n");
        Ui.await(() -> Display.getCurrent().getActiveShell() == Ui.page().getWorkbenchWindow().getShell(),
                Boolean::booleanValue);
        robot.press(SWT.HOME);
    }

    private static String focus() {
        try {
            return Ui.ask(() -> Ui.page().getActivePart().getTitle() + ": " + Display.getCurrent().getFocusControl());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static IDocument document() {
        var editor = (ITextEditor) Ui.page().getActiveEditor();
        return editor.getDocumentProvider().getDocument(editor.getEditorInput());
    }

    private static String text() {
        return document().get();
    }

    private static int mistakes() {
        return PlaybookSessions.ofWorkbench().of(document()).orElseThrow().current()
                .map(now -> (int) now.issues().stream().filter(issue -> issue.severity().name().equals("ERROR"))
                        .count())
                .orElse(-1);
    }

    /** What the list above the text proposes, from the row that is chosen. */
    private static List<String> proposed() {
        for (Shell shell : Display.getCurrent().getShells()) {
            for (Control child : shell.isVisible() ? shell.getChildren() : new Control[0]) {
                if (child instanceof Table table) {
                    return Stream.of(table.getItems()).map(item -> item.getText()).toList();
                }
            }
        }
        return List.of();
    }

    private static List<String> labels() {
        var found = new ArrayList<String>();
        if (Ui.page().findView("dev.steward.app.company") instanceof CommonNavigator explorer) {
            collect(explorer.getCommonViewer().getTree().getItems(), found);
        }
        return found;
    }

    private static void collect(TreeItem[] items, List<String> found) {
        for (var item : items) {
            found.add(item.getText());
            collect(item.getItems(), found);
        }
    }

    private static <C extends Control> List<C> controls(Class<C> type) {
        var found = new ArrayList<C>();
        collect(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), type, found);
        return found;
    }

    private static <C extends Control> void collect(Control control, Class<C> type, List<C> found) {
        if (type.isInstance(control) && control.isVisible()) {
            found.add(type.cast(control));
        }
        if (control instanceof Composite composite) {
            for (var child : composite.getChildren()) {
                collect(child, type, found);
            }
        }
    }
}
