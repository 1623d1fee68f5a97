package dev.steward.ui.git.internal.history;

import dev.steward.git.GitRepository;
import dev.steward.git.Revision;
import dev.steward.runtime.VersionService;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.kit.Deliver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.AbstractDecoratedTextEditor;

/** Shows in the ruler of the active editor which commit each line comes from: the platform's revision ruler. */
@NonNullByDefault({})
public final class OriginsHandler extends AbstractHandler {

    private static final float HALF = 0.5f;
    private static final String AS_SAVED = "org.eclipse.ui.internal.editors.quickdiff.LastSaveReferenceProvider";

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        var editor = Adapters.adapt(HandlerUtil.getActiveEditor(event), AbstractDecoratedTextEditor.class);
        var file = editor == null ? null : Adapters.adapt(editor.getEditorInput(), IFile.class);
        if (editor != null && file != null && file.getLocation() != null) {
            var path = file.getLocation().toPath();
            Deliver.to(editor.getSite().getShell(), CompanyGit.ofWorkbench().ask(versions -> versions.repository()
                    .map(repository -> read(repository, path)).orElse(List.of())),
                    lines -> show(editor, lines), sentence -> say(editor, sentence));
        }
        return null;
    }

    private static List<Optional<Revision>> read(GitRepository repository, Path file) {
        try {
            var path = repository.path(file);
            return path.isEmpty() ? List.of() : repository.origins(path.get());
        } catch (IOException e) {
            throw VersionService.problem(e);
        }
    }

    private static void show(AbstractDecoratedTextEditor editor, List<Optional<Revision>> lines) {
        if (editor.getSite().getPart() == null || editor.getSite().getShell().isDisposed()) {
            return;
        }
        if (lines.stream().noneMatch(Optional::isPresent)) {
            say(editor, "No line of this text is in a commit yet.");
        } else {
            editor.showRevisionInformation(Origins.of(lines, isDark(editor)), AS_SAVED);
        }
    }

    private static boolean isDark(AbstractDecoratedTextEditor editor) {
        return editor.getAdapter(Control.class) instanceof Control text
                && text.getBackground().getRGB().getHSB()[2] < HALF;
    }

    private static void say(AbstractDecoratedTextEditor editor, String sentence) {
        var bars = editor.getEditorSite().getActionBars();
        IStatusLineManager line = bars.getStatusLineManager();
        line.setErrorMessage(sentence);
    }
}
