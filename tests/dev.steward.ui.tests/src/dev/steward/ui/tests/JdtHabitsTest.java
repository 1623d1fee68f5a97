package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.ui.author.internal.templates.TemplateCompletion;
import dev.steward.ui.editor.EditorSettings;
import dev.steward.ui.editor.PlaybookSessions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.activities.WorkbenchActivityHelper;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.part.PageBookView;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What hands know from Eclipse's Java editor, tried with the keys. */
class JdtHabitsTest {

    private static final String TEXT = """
            package ana.habits

            connector paper : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }
            %s
            playbook greetGuests(name: Text) -> Text {
              delegate full
              step page = paper.write("hello.md", "Hello ${name}")
              return page
            }
            """.formatted("\n".repeat(60));
    private static final String OCCURRENCE = "org.eclipse.ui.genericeditor.text";

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();

    private final Robot robot = Robot.posting();
    private final IFile file = Ui.company().getFile(IPath.fromPortableString("playbooks/habits.playbook"));
    private final ITextEditor editor;

    JdtHabitsTest() throws Exception {
        Ui.perspective("dev.steward.app.author");
        file.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
        editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
        Ui.await(() -> PlaybookSessions.ofWorkbench().of(document()).orElseThrow().current().isPresent(),
                read -> read);
        Ui.ask(() -> viewer().getTextWidget().setFocus());
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> Ui.page().closeEditor(editor, false));
        file.delete(true, null);
    }

    @Test
    void aDeclarationIsFoundByTheHumpsOfItsName() throws Exception {
        select("package", 0);
        // a command is off for a moment after another part was active
        assertTrue(Ui.awaitHere(() -> {
            if (!Ui.ask(() -> dialog("Open Declaration"))) {
                robot.press(SWT.CTRL, SWT.SHIFT, 't');
            }
            return Ui.ask(() -> dialog("Open Declaration"));
        }, Boolean::booleanValue), "the dialog opens");
        robot.type("gG");
        assertTrue(Ui.await(() -> firstRow(), row -> row.startsWith("greetGuests")).startsWith("greetGuests"));
        robot.picture("habits-open-declaration");
        robot.type("\n");
        assertEquals("greetGuests", Ui.await(() -> selected(), "greetGuests"::equals));
    }

    @Test
    void theOutlineIsSortedByName() throws Exception {
        var outline = Ui.ask(() -> Ui.page().showView("org.eclipse.ui.views.ContentOutline"));
        assertEquals(List.of("paper", "greetGuests"), Ui.await(() -> names(outline), names -> names.size() == 2));
        toggleSorting();
        try {
            assertEquals(List.of("greetGuests", "paper"),
                    Ui.await(() -> names(outline), names -> names.getFirst().startsWith("greet")));
        } finally {
            toggleSorting();
        }
    }

    @Test
    void aLineThatIsBookmarkedIsInTheListOfBookmarks() throws Exception {
        select("step page", 0);
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> choose("Edit", "Add Bookmark..."));
        assertTrue(Ui.await(() -> dialog("Add Bookmark"), Boolean::booleanValue), "the menu has bookmarks");
        robot.type("\n");
        assertEquals(1, Ui.await(() -> file.findMarkers(IMarker.BOOKMARK, true, IResource.DEPTH_ZERO).length,
                found -> found == 1));
        var view = Ui.ask(() -> Ui.page().showView(IPageLayout.ID_BOOKMARKS));
        assertEquals("step", Ui.await(() -> bookmark(view), text -> !text.isEmpty()), "the platform offers the word");
        Ui.ask(() -> {
            Ui.page().hideView(view);
            return true;
        });
    }

    private static String bookmark(IViewPart view) {
        return view.getSite().getService(MPart.class).getWidget() instanceof Control all ? controls(all)
                .filter(Tree.class::isInstance).flatMap(tree -> Stream.of(((Tree) tree).getItems()))
                .map(TreeItem::getText).findFirst().orElse("") : "";
    }

    /** As with the mouse, from a menu of the window. */
    private static void choose(String menu, String label) {
        var bar = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().getMenuBar();
        var found = item(bar, menu).getMenu();
        found.notifyListeners(SWT.Show, new Event());
        item(found, label).notifyListeners(SWT.Selection, new Event());
    }

    private static MenuItem item(Menu menu, String label) {
        return Stream.of(menu.getItems()).filter(item -> item.getText().replace("&", "").split("\t")[0].equals(label))
                .findFirst().orElseThrow(() -> new AssertionError("no " + label));
    }

    private static void toggleSorting() throws Exception {
        Ui.ask(() -> {
            var item = controls(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell())
                    .filter(ToolBar.class::isInstance).flatMap(bar -> Stream.of(((ToolBar) bar).getItems()))
                    .filter(button -> "Sort by Name".equals(button.getToolTipText())).findFirst().orElseThrow();
            item.setSelection(!item.getSelection());
            item.notifyListeners(SWT.Selection, new Event());
            return true;
        });
    }

    /** The first words of the entries at the top of a page's tree. */
    private static List<String> names(IViewPart outline) {
        var page = ((PageBookView) outline).getCurrentPage().getControl();
        return controls(page).filter(Tree.class::isInstance).findFirst()
                .map(tree -> Stream.of(((Tree) tree).getItems()).map(item -> item.getText().split(" ")[0]).toList())
                .orElse(List.of());
    }

    private static Stream<Control> controls(Control control) {
        return Stream.concat(Stream.of(control), control instanceof Composite inner
                ? Stream.of(inner.getChildren()).flatMap(JdtHabitsTest::controls) : Stream.empty());
    }

    @Test
    void theSelectionGrowsAndShrinks() throws Exception {
        select("\"hello.md\"", 3);
        robot.press(SWT.ALT, SWT.SHIFT, SWT.ARROW_UP);
        assertEquals("hello", Ui.await(() -> selected(), "hello"::equals));
        robot.press(SWT.ALT, SWT.SHIFT, SWT.ARROW_UP);
        assertEquals("\"hello.md\"", Ui.await(() -> selected(), "\"hello.md\""::equals));
        robot.press(SWT.ALT, SWT.SHIFT, SWT.ARROW_DOWN);
        assertEquals("hello", Ui.await(() -> selected(), "hello"::equals));
    }

    @Test
    void aCallIsWrittenByItsName() throws Exception {
        select("  return page", 0);
        robot.press(SWT.ALT, SWT.SHIFT, 'i');
        Ui.await(() -> dialog("Insert Call"), open -> open);
        robot.type("paper.w");
        assertTrue(Ui.await(() -> firstRow(), row -> row.startsWith("paper.write")).startsWith("paper.write"));
        robot.type("\n");
        String line = "  step write = paper.write(path: \"\", text: \"\")\n  return page";
        String text = Ui.await(() -> document().get(), now -> now.contains("step write"));
        assertTrue(text.contains(line), text);
        assertEquals("write", Ui.await(() -> selected(), "write"::equals), "its name is to be overwritten first");
    }

    @Test
    void whatTheCursorIsInIsMarkedWhereverItIsNamedUnlessNobodyWantsIt() throws Exception {
        select("page = ", 1);
        assertEquals(2, Ui.await(() -> marked(), count -> count == 2), "places");
        set(EditorSettings.OCCURRENCES, false);
        assertEquals(0, Ui.await(() -> marked(), count -> count == 0), "places");
        set(EditorSettings.OCCURRENCES, true);
        assertEquals(2, Ui.await(() -> marked(), count -> count == 2), "places");
    }

    @Test
    void foldingGoesAndComesWithItsSettingAtOnce() throws Exception {
        assertTrue(Ui.await(() -> folds(), count -> count > 0) > 0);
        set(EditorSettings.FOLDING, false);
        assertEquals(0, Ui.await(() -> folds(), count -> count == 0), "folds");
        set(EditorSettings.FOLDING, true);
        assertTrue(Ui.await(() -> folds(), count -> count > 0) > 0);
    }

    @Test
    void templatesStandAtTheDepthOfTheirLine() throws Exception {
        select("  return page", 0);
        robot.type("  ask");
        Ui.ask(() -> {
            var proposals = new TemplateCompletion().computeCompletionProposals(viewer(),
                    viewer().getTextWidget().getCaretOffset());
            assertEquals(1, proposals.length);
            ((ICompletionProposalExtension2) proposals[0]).apply(viewer(), (char) 0, 0,
                    viewer().getTextWidget().getCaretOffset());
            return true;
        });
        String text = Ui.ask(() -> document().get());
        assertTrue(text.contains("\n  step done = call\n    approve \"question?\" {\n      show what\n"), text);
    }

    @Test
    void whatIsToBeDoneStandsInTheTasksView() throws Exception {
        select("  return page", 0);
        robot.type("  // TODO ask Ana\n");
        robot.press(SWT.CTRL, 's');
        assertEquals(List.of("TODO ask Ana"), Ui.await(() -> tasks(), found -> !found.isEmpty()));
    }

    private List<String> tasks() throws Exception {
        return Stream.of(file.findMarkers(IMarker.TASK, true, IResource.DEPTH_ZERO))
                .map(marker -> marker.getAttribute(IMarker.MESSAGE, "")).toList();
    }

    @Test
    void thePreferencesHaveOurPagesAndNoneForBuildersOfPrograms() throws Exception {
        Set<String> shown = Ui.ask(() -> {
            var ids = new HashSet<String>();
            for (IPreferenceNode node : PlatformUI.getWorkbench().getPreferenceManager()
                    .getElements(PreferenceManager.PRE_ORDER)) {
                if (!WorkbenchActivityHelper.filterItem(node)) {
                    ids.add(node.getId());
                }
            }
            return ids;
        });
        assertTrue(shown.containsAll(List.of("dev.steward.preferences", "dev.steward.preferences.editor",
                "dev.steward.preferences.templates", "dev.steward.preferences.run", "dev.steward.preferences.git")),
                shown::toString);
        assertEquals(List.of(), shown.stream().filter(id -> id.startsWith("org.eclipse.team.ui.")
                || id.contains("BuildOrder") || id.contains("StringVariable") || id.contains("ContentTypes")).toList());
    }

    @Test
    void theKeysOfTheGuideAreThoseOfTheWorkbench() throws Exception {
        List<String> rows = guide();
        Set<String> listed = new HashSet<>(rows);
        Ui.<Boolean>ask(() -> {
            Set<String> bound = new HashSet<>();
            List<String> missing = new ArrayList<>();
            for (Binding binding : PlatformUI.getWorkbench().getService(IBindingService.class).getBindings()) {
                if (binding.getParameterizedCommand() != null && binding.getSchemeId().contains("default")) {
                    var command = binding.getParameterizedCommand().getCommand();
                    String name = command.getName().strip();
                    String row = binding.getTriggerSequence() + " | " + name;
                    bound.add(row);
                    if (command.getId().startsWith("dev.steward.")
                            && listed.stream().noneMatch(known -> known.endsWith(" | " + name))) {
                        missing.add(row);
                    }
                }
            }
            assertEquals(List.of(), rows.stream().filter(row -> !bound.contains(row)).toList(),
                    "keys of the guide that are none, or of another command");
            assertEquals(List.of(), missing, "keys of ours that keys.md of the guide lacks");
            return true;
        });
    }

    /** {@code CTRL+L | Go to Line} for each row of the guide's tables. */
    private static List<String> guide() throws Exception {
        var page = Platform.getBundle("dev.steward.doc").getEntry("guide/keys.md");
        try (var in = page.openStream()) {
            List<String> rows = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split("\\|");
                if (cells.length > 2 && !cells[1].contains("---") && !cells[1].strip().equals("key")) {
                    String key = cells[1].strip().replaceFirst("(Up|Down|Left|Right)$", "ARROW_$1")
                            .replaceFirst("Enter$", "CR");
                    rows.add(KeySequence.getInstance(key.toUpperCase(Locale.ROOT)) + " | "
                            + cells[2].strip());
                }
            }
            return rows;
        }
    }

    private static void set(EditorSettings setting, boolean on) {
        InstanceScope.INSTANCE.getNode(setting.node()).putBoolean(setting.key(), on);
    }

    private int marked() {
        var count = new int[1];
        ((ISourceViewer) viewer()).getAnnotationModel().getAnnotationIterator().forEachRemaining(annotation -> {
            count[0] += annotation.getType().equals(OCCURRENCE) ? 1 : 0;
        });
        return count[0];
    }

    private int folds() {
        var count = new int[1];
        ((ProjectionViewer) viewer()).getProjectionAnnotationModel().getAnnotationIterator()
                .forEachRemaining(annotation -> count[0]++);
        return count[0];
    }

    private String selected() {
        return ((ITextSelection) editor.getSelectionProvider().getSelection()).getText();
    }

    private void select(String text, int from) throws Exception {
        Ui.ask(() -> {
            editor.selectAndReveal(document().get().indexOf(text) + from, 0);
            return viewer().getTextWidget().setFocus();
        });
    }

    private IDocument document() {
        return editor.getDocumentProvider().getDocument(editor.getEditorInput());
    }

    private ITextViewer viewer() {
        return editor.getAdapter(ITextViewer.class);
    }

    private static boolean dialog(String title) {
        Shell active = Display.getCurrent().getActiveShell();
        return active != null && active.getText().equals(title);
    }

    /** Of the list in the dialog in front. */
    private static String firstRow() {
        Shell active = Display.getCurrent().getActiveShell();
        return active == null ? "" : tables(active).filter(table -> table.getItemCount() > 0)
                .map(table -> table.getItem(0).getText()).findFirst().orElse("");
    }

    private static Stream<Table> tables(Control control) {
        return control instanceof Table table ? Stream.of(table)
                : control instanceof Composite composite
                        ? Stream.of(composite.getChildren()).flatMap(JdtHabitsTest::tables) : Stream.empty();
    }
}
