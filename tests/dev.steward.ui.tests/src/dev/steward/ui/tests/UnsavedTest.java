package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.ui.editor.internal.unsaved.UnsavedStore;
import dev.steward.ui.editor.internal.unsaved.UnsavedText;
import dev.steward.ui.editor.internal.unsaved.UnsavedTexts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.FrameworkUtil;

/** What is typed and not saved comes back after a workbench that was killed. */
class UnsavedTest {

    private static final String SAVED = "package ana.desk\n";

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();

    private final Robot robot = new Robot();
    private final IProject company = Ui.company();
    private final IFile file = company.getFile(IPath.fromPortableString("playbooks/unsaved.playbook"));
    private final UnsavedStore store = new UnsavedStore(
            Platform.getStateLocation(FrameworkUtil.getBundle(UnsavedTexts.class)).append("unsaved").toPath());

    UnsavedTest() throws Exception {
        Ui.perspective("dev.steward.app.author");
        if (!file.exists()) {
            file.create(SAVED.getBytes(StandardCharsets.UTF_8), true, false, null);
        }
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> Ui.page().closeAllEditors(false));
        // the notice stays for a while, and a window manager may have given it the keyboard
        Ui.ask(() -> {
            Stream.of(Display.getCurrent().getShells()).filter(shell -> words(shell).contains("Unsaved text"))
                    .forEach(Shell::close);
            return true;
        });
        file.delete(true, null);
    }

    @Test
    void typedTextIsKeptUntilItIsSaved() throws Exception {
        open();
        robot.type("// a thought");
        assertEquals("// a thought" + SAVED, Ui.await(() -> kept(), is("// a thought" + SAVED)));

        robot.press(SWT.CTRL, 's');
        assertEquals("", Ui.await(() -> kept(), is("")), "what is saved is not kept");
    }

    @Test
    void closingWithoutSavingForgetsIt() throws Exception {
        open();
        robot.type("// nothing");
        Ui.await(() -> kept(), kept -> kept.startsWith("// nothing"));

        Ui.ask(() -> Ui.page().closeAllEditors(false));
        assertEquals("", Ui.await(() -> kept(), is("")));
    }

    @Test
    void whatAKilledWorkbenchLeftBehindIsThereAgainAndCanBeUndone() throws Exception {
        store.keep(new UnsavedText(file.getFullPath().toString(), UnsavedStore.digest(SAVED), "// lost?\n" + SAVED));

        new UnsavedTexts().earlyStartup();

        IEditorPart editor = Ui.await(() -> Ui.page().getActiveEditor(), shown -> shown != null && shown.isDirty());
        assertEquals("// lost?\n" + SAVED, Ui.ask(() -> document(editor).get()));
        String told = Ui.await(() -> notice(), words -> !words.isEmpty());
        assertTrue(told.contains("What you typed in unsaved.playbook is there again"), told);
        robot.picture("unsaved-text-is-back");
        assertEquals(SAVED, file.readString(), "nothing is saved by itself");

        Ui.ask(() -> {
            ((ITextEditor) editor).getAction(ITextEditorActionConstants.UNDO).run();
            return editor;
        });
        assertEquals(SAVED, Ui.await(() -> document(editor).get(), is(SAVED)));
    }

    private void open() throws Exception {
        IEditorPart editor = Ui.ask(() -> IDE.openEditor(Ui.page(), file, true));
        Ui.ask(() -> editor.getAdapter(Control.class) instanceof StyledText text && text.setFocus());
    }

    private static IDocument document(IEditorPart editor) {
        return ((ITextEditor) editor).getDocumentProvider().getDocument(editor.getEditorInput());
    }

    private String kept() throws Exception {
        List<UnsavedText> all = store.all();
        return all.stream().filter(text -> text.path().equals(file.getFullPath().toString())).map(UnsavedText::text)
                .findFirst().orElse("");
    }

    private static String notice() {
        return Stream.of(Display.getCurrent().getShells()).map(UnsavedTest::words)
                .filter(words -> words.contains("Unsaved text is back")).findFirst().orElse("");
    }

    private static String words(Control control) {
        String own = control instanceof Label label ? label.getText() : "";
        return control instanceof Composite area
                ? Stream.of(area.getChildren()).map(UnsavedTest::words).collect(Collectors.joining(" "))
                : own;
    }

    private static Predicate<String> is(String text) {
        return text::equals;
    }
}
