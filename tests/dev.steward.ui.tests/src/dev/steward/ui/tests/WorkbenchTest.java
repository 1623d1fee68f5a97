package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.content.IContentDescription;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The workbench, opened on a company. */
class WorkbenchTest {

    private static final String PLAYBOOK = "playbooks/weekly.playbook";

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();

    @Test
    void theWindowSaysWhoseCompanyItShows() throws Exception {
        String title = Ui.await(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().getText(),
                text -> !text.equals("Steward"));

        assertEquals("Ana Ltd – Steward", title);
    }

    @Test
    void thePerspectiveIsForWriting() throws Exception {
        Ui.perspective("dev.steward.app.author");

        assertEquals("Author", Ui.ask(() -> Ui.page().getPerspective().getLabel()));
        assertNotNull(Ui.ask(() -> Ui.page().findView("org.eclipse.ui.views.ProblemView")));
    }

    @Test
    void theExplorerShowsTheCompanysFolderAndNothingHidden() throws Exception {
        Ui.perspective("dev.steward.app.author");
        var wanted = List.of("notes", "playbooks", "steward.properties");
        List<String> shown = Ui.await(this::explorerItems, items -> items.containsAll(wanted));

        assertTrue(shown.containsAll(wanted), shown.toString());
        // runs of other tests may have written into folders of their own
        assertTrue(shown.stream().noneMatch(item -> item.startsWith(".")), shown.toString());
    }

    @Test
    void theFirstPlaybookIsOpenInTheGenericEditor() throws Exception {
        Ui.perspective("dev.steward.app.today");
        Ui.ask(() -> Ui.page().closeAllEditors(false));
        Ui.perspective("dev.steward.app.author");

        IEditorReference[] editors = Ui.await(() -> Ui.page().getEditorReferences(), found -> found.length == 1);

        assertEquals(1, editors.length);
        assertEquals("weekly.playbook", editors[0].getName());
        assertEquals("org.eclipse.ui.genericeditor.GenericEditor", editors[0].getId());
    }

    @Test
    void aPlaybookOpensWithItsText() throws Exception {
        IFile file = company().getFile(IPath.fromPortableString(PLAYBOOK));
        IEditorPart editor = Ui.ask(() -> IDE.openEditor(Ui.page(), file, true));

        String text = Ui.ask(() -> text(editor));

        assertTrue(text.startsWith("package ana.letters"), text);
        assertEquals(file.readString(), text);
    }

    @Test
    void aPlaybookIsKnownByItsContentType() throws Exception {
        IContentDescription description = company().getFile(IPath.fromPortableString(PLAYBOOK)).getContentDescription();

        assertEquals("dev.steward.playbook", description.getContentType().getId());
    }

    @Test
    void theCompanyIsAProjectWhereItLies() throws Exception {
        IProject project = company();

        assertTrue(project.isOpen());
        assertTrue(project.getLocation().toString().endsWith("/target/company"), project.getLocation().toString());
        assertEquals(0, project.findMarkers(null, true, IResource.DEPTH_INFINITE).length);
    }

    private static IProject company() throws Exception {
        IProject[] projects = Ui.await(() -> ResourcesPlugin.getWorkspace().getRoot().getProjects(),
                found -> found.length == 1 && found[0].isOpen());
        assertEquals(1, projects.length);
        return projects[0];
    }

    private static String text(IEditorPart editor) {
        ITextEditor textEditor = (ITextEditor) editor;
        return textEditor.getDocumentProvider().getDocument(textEditor.getEditorInput()).get();
    }

    private List<String> explorerItems() {
        CommonNavigator explorer = (CommonNavigator) Ui.page().findView("dev.steward.app.company");
        return Stream.of(explorer.getCommonViewer().getTree().getItems()).map(TreeItem::getText).toList();
    }
}
