package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.ui.editor.internal.fixes.PlaybookFixes;
import dev.steward.ui.git.GitViews;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.IChangeRulerColumn;
import org.eclipse.jface.text.source.ILineDiffInfo;
import org.eclipse.jface.text.source.ILineDiffer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.team.ui.history.IHistoryView;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A company with versions: what is new is seen and committed, what was is looked at, and a merge is ended. */
class GitTest {

    private static final String PATH = "playbooks/versioned.playbook";
    private static final String TEXT = """
            package ana.versions

            playbook count() -> Int {
              delegate full
              return 1
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private final IProject company = Ui.company();
    private final Path folder = company.getLocation().toPath();
    private final ShellGit git = new ShellGit(folder);
    private final IFile file = company.getFile(IPath.fromPortableString(PATH));

    GitTest() throws Exception {
        Ui.perspective("dev.steward.app.author");
        if (!Files.exists(folder.resolve(".git"))) {
            git.run("init", "-q", "-b", "main");
            git.run("config", "user.name", "Ana");
            git.run("config", "user.email", "ana@example.com");
            git.run("config", "commit.gpgsign", "false");
            Files.writeString(folder.resolve(".gitignore"), ".steward/\n.project\n");
        }
        write(TEXT);
        git.run("add", "-A");
        git.run("commit", "-q", "--allow-empty", "-m", "as it is");
        company.refreshLocal(IResource.DEPTH_INFINITE, null);
        Ui.await(() -> labels(), labels -> labels.contains("versioned.playbook"));
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> Ui.page().closeAllEditors(false));
        git.run("checkout", "-q", "-f", "main");
        git.run("rm", "-q", "-f", PATH);
        git.run("commit", "-q", "-m", "gone again");
        company.refreshLocal(IResource.DEPTH_INFINITE, null);
    }

    @Test
    void aChangeIsMarkedExplainedAndCommittedWithTheKeyboard() throws Exception {
        var editor = open();
        select(editor, "full");
        robot.type("supervised 2h");
        robot.press(SWT.CTRL, 's');
        assertTrue(Ui.await(() -> labels(), now -> now.contains("> versioned.playbook"))
                .contains("> versioned.playbook"), "the explorer marks it");
        assertEquals(ILineDiffInfo.CHANGED, Ui.await(() -> change(editor, "supervised"),
                type -> type == ILineDiffInfo.CHANGED), "so does the ruler, though it is saved");

        robot.press(SWT.CTRL, SWT.SHIFT, '3');
        assertEquals(List.of("count: delegate full → supervised 2h"),
                Ui.await(() -> rows(GitViews.COMMIT, 1), rows -> rows.size() == 1 && rows.getFirst().contains("→")));
        assertEquals("count: delegate full → supervised 2h",
                Ui.await(() -> texts(GitViews.COMMIT).getFirst().getText(), text -> !text.isEmpty()));
        robot.picture("git-commit");
        var list = Ui.ask(() -> tables(GitViews.COMMIT).get(1));
        var rows = Ui.ask(() -> list.getClientArea().height / list.getItemHeight());
        assertTrue(rows >= 5, () -> "there is room for what is different: " + rows + " rows");
        Ui.ask(() -> texts(GitViews.COMMIT).getFirst().setFocus());
        robot.press(SWT.CTRL, SWT.CR);

        assertEquals("count: delegate full → supervised 2h",
                git.await(subject -> subject.startsWith("count"), "log", "-1", "--format=%s"));
        assertTrue(Ui.await(() -> labels(), now -> now.contains("versioned.playbook"))
                .contains("versioned.playbook"), "the mark goes");
        assertEquals(ILineDiffInfo.UNCHANGED, Ui.await(() -> change(editor, "supervised"),
                type -> type == ILineDiffInfo.UNCHANGED));
        assertEquals("", git.run("status", "--porcelain"));
    }

    /** What the ruler says of a line, compared with the last commit. */
    private static int change(ITextEditor editor, String words) throws Exception {
        var viewer = (ISourceViewer) editor.getAdapter(ITextViewer.class);
        var document = viewer.getDocument();
        var differ = ((IAnnotationModelExtension) viewer.getAnnotationModel())
                .getAnnotationModel(IChangeRulerColumn.QUICK_DIFF_MODEL_ID);
        var info = differ instanceof ILineDiffer lines
                ? lines.getLineInfo(document.getLineOfOffset(document.get().indexOf(words))) : null;
        return info == null ? -1 : info.getChangeType();
    }

    @Test
    void theVersionsOfAPlaybookAreShownOpenedAndCompared() throws Exception {
        write(TEXT.replace("return 1", "return 2"));
        git.run("commit", "-q", "-a", "-m", "two");
        company.refreshLocal(IResource.DEPTH_INFINITE, null);
        Ui.ask(() -> {
            Ui.page().showView(GitViews.HISTORY);
            explorer().getCommonViewer().setSelection(new StructuredSelection(file), true);
            explorer().setFocus();
            return Ui.page().showView(GitViews.HISTORY);
        });
        Ui.ask(() -> ((IHistoryView) Ui.page().findView(GitViews.HISTORY))
                .showHistoryFor(file));

        var rows = Ui.await(() -> rows(GitViews.HISTORY, 0),
                found -> found.size() >= 2 && found.getFirst().contains("two"));
        assertTrue(rows.getFirst().contains("count: return 1 → 2"), rows.toString());
        robot.picture("git-history");
        Ui.ask(() -> {
            var table = tables(GitViews.HISTORY).getFirst();
            table.setSelection(1);
            return table.setFocus();
        });
        robot.press(SWT.CR);
        robot.picture("git-opening");
        var old = Ui.await(() -> Ui.page().getActiveEditor(),
                found -> found != null && found.getTitle().endsWith(" versioned.playbook"));
        assertEquals(TEXT, Ui.ask(() -> text((ITextEditor) old)));
        assertFalse(Ui.ask(() -> ((ITextEditor) old).isEditable()), "an old version is not changed");
        var keyword = TEXT.indexOf("playbook count");
        assertEquals(SWT.BOLD, Ui.await(() -> style((ITextEditor) old, keyword), style -> style == SWT.BOLD),
                "an old version has its colours");
        robot.picture("git-version");

        Ui.ask(() -> {
            Ui.page().showView(GitViews.HISTORY);
            return tables(GitViews.HISTORY).getFirst().setFocus();
        });
        robot.press('c');
        assertTrue(Ui.await(() -> title(), title -> title.startsWith("versioned.playbook: now and"))
                .startsWith("versioned.playbook: now and"), () -> "both versions beside each other; " + keyboard());
        Ui.await(() -> colours(), found -> found >= 2);
        robot.picture("git-compare");
        assertEquals(2, Ui.ask(() -> colours()), "both sides have their colours");
    }

    @Test
    void aCompanyInARepositoryIsRefreshedWithItsProjectAlone() throws Exception {
        var repository = new QualifiedName("org.eclipse.team.core", "repository");
        assertTrue(Ui.await(() -> company.getPersistentProperty(repository) != null, Boolean::booleanValue),
                "the platform knows the repository");
        assertEquals(company, company.getWorkspace().getRuleFactory().refreshRule(company));
    }

    @Test
    void aConflictOfTheCommandLineIsShownAndEnded() throws Exception {
        git.run("checkout", "-q", "-b", "other");
        write(TEXT.replace("return 1", "return 2"));
        git.run("commit", "-q", "-a", "-m", "two");
        git.run("checkout", "-q", "main");
        write(TEXT.replace("return 1", "return 3"));
        git.run("commit", "-q", "-a", "-m", "three");
        git.tries("merge", "other");
        try {
            assertEquals(List.of("Both sides of a merge stand here. Keep yours (HEAD), theirs (other), or both."),
                    Ui.awaitHere(() -> errors(), found -> found.size() == 1 && file.exists()));
            assertTrue(Ui.await(() -> labels(), now -> now.contains("versioned.playbook  in conflict"))
                    .contains("versioned.playbook  in conflict"), "the explorer marks it");
            var editor = open();
            Ui.await(() -> choices(editor), found -> found.size() >= 3);
            robot.picture("git-conflict");
            Ui.ask(() -> choose(editor, "Keep theirs: other"));
            robot.press(SWT.CTRL, 's');
            assertEquals(List.of(), Ui.awaitHere(() -> errors(), List::isEmpty));
            assertEquals(TEXT.replace("return 1", "return 2"), Files.readString(folder.resolve(PATH)));

            Ui.ask(() -> Ui.page().showView(GitViews.COMMIT));
            Ui.await(() -> rows(GitViews.COMMIT, 0), rows -> rows.size() == 1);
            Ui.ask(() -> {
                var table = tables(GitViews.COMMIT).getFirst();
                table.setSelection(0);
                return table.setFocus();
            });
            robot.press(' ');
            assertEquals("", git.await(String::isEmpty, "ls-files", "--unmerged"), "ticking ends it");
        } finally {
            git.tries("merge", "--abort");
            git.tries("branch", "-q", "-D", "other");
        }
    }

    /** Where the keyboard is. */
    private static String keyboard() {
        try {
            new Robot().picture("git-no-compare");
            return Ui.ask(
                    () -> Display.getCurrent().getActiveShell() + ", " + Ui.page().getActivePart().getTitle() + ", "
                            + Display.getCurrent().getFocusControl() + ", rows "
                            + List.of(tables(GitViews.HISTORY).getFirst().getSelection()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String title() {
        var editor = Ui.page().getActiveEditor();
        return editor == null ? "" : editor.getTitle();
    }

    /** How many texts of the active editor have a bold keyword. */
    private static int colours() {
        var found = new ArrayList<StyledText>();
        if (Ui.page().getActiveEditor().getSite().getService(MPart.class).getWidget() instanceof Control control) {
            collect(control, StyledText.class, found);
        }
        return (int) found.stream().filter(text -> Stream.of(text.getStyleRanges())
                .anyMatch(range -> range.fontStyle == SWT.BOLD)).count();
    }

    private ITextEditor open() throws Exception {
        var editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
        Ui.await(() -> text(editor), text -> !text.isEmpty());
        return editor;
    }

    private static void select(ITextEditor editor, String text) throws Exception {
        Ui.ask(() -> {
            editor.selectAndReveal(text(editor).indexOf(text), text.length());
            return widget(editor).setFocus();
        });
    }

    private static StyledText widget(ITextEditor editor) {
        return editor.getAdapter(ITextViewer.class).getTextWidget();
    }

    private static int style(ITextEditor editor, int offset) {
        var range = widget(editor).getStyleRangeAtOffset(offset);
        return range == null ? SWT.NORMAL : range.fontStyle;
    }

    private static String text(ITextEditor editor) {
        return editor.getDocumentProvider().getDocument(editor.getEditorInput()).get();
    }

    private static List<String> choices(ITextEditor editor) {
        var found = new PlaybookFixes().computeQuickAssistProposals(at(editor));
        return found == null ? List.of() : Stream.of(found).map(p -> p.getDisplayString()).toList();
    }

    private static boolean choose(ITextEditor editor, String title) {
        Stream.of(new PlaybookFixes().computeQuickAssistProposals(at(editor)))
                .filter(p -> p.getDisplayString().startsWith(title)).findFirst().orElseThrow()
                .apply(editor.getDocumentProvider().getDocument(editor.getEditorInput()));
        widget(editor).setFocus();
        return true;
    }

    private static IQuickAssistInvocationContext at(ITextEditor editor) {
        return new IQuickAssistInvocationContext() {
            @Override
            public int getOffset() {
                return text(editor).indexOf("<<<<<<<");
            }

            @Override
            public int getLength() {
                return 0;
            }

            @Override
            public ISourceViewer getSourceViewer() {
                return (ISourceViewer) editor.getAdapter(ITextViewer.class);
            }
        };
    }

    private List<String> errors() throws Exception {
        return !file.exists() ? List.of("there is no file")
                : Stream.of(file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
                        .map(marker -> marker.getAttribute(IMarker.MESSAGE, "")).toList();
    }

    private static CommonNavigator explorer() {
        return (CommonNavigator) Ui.page().findView("dev.steward.app.company");
    }

    /** Every label of the explorer. */
    private static List<String> labels() {
        var found = new ArrayList<String>();
        collect(explorer().getCommonViewer().getTree().getItems(), found);
        return found;
    }

    private static void collect(TreeItem[] items, List<String> found) {
        for (var item : items) {
            found.add(item.getText());
            collect(item.getItems(), found);
        }
    }

    private static List<Table> tables(String view) {
        return controls(view, Table.class);
    }

    private static List<Text> texts(String view) {
        return controls(view, Text.class);
    }

    /** All rows of a view's table, each as one line. */
    private static List<String> rows(String view, int table) {
        var tables = tables(view);
        if (tables.size() <= table) {
            return List.of();
        }
        var rows = new ArrayList<String>();
        for (TableItem item : tables.get(table).getItems()) {
            var cells = new StringBuilder();
            for (var i = 0; i < Math.max(1, tables.get(table).getColumnCount()); i++) {
                cells.append(i == 0 ? "" : " | ").append(item.getText(i));
            }
            rows.add(cells.toString());
        }
        return rows;
    }

    private static <C extends Control> List<C> controls(String view, Class<C> type) {
        var found = new ArrayList<C>();
        IViewPart part = Ui.page().findView(view);
        if (part != null && part.getSite().getService(MPart.class).getWidget() instanceof Control control) {
            collect(control, type, found);
        }
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

    private void write(String text) throws Exception {
        Files.writeString(folder.resolve(PATH), text);
    }
}
