package dev.steward.ui.step.internal.present;

import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.debug.BranchThread;
import dev.steward.debug.PlaybookFrame;

/** What can be done to the step that is held, in context menus: of the Debug view, and of the text on the step's line. */
public abstract class HeldMenu extends CompoundContributionItem {

    abstract boolean isAbout(BranchThread held, IWorkbenchWindow window);

    @Override
    protected IContributionItem[] getContributionItems() {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null || Present.held().filter(held -> isAbout(held, window)).isEmpty()) {
            return new IContributionItem[0];
        }
        return Stream.of(Doing.values()).map(doing -> item(window, doing)).toArray(IContributionItem[]::new);
    }

    private static IContributionItem item(IWorkbenchWindow window, Doing doing) {
        var item = new CommandContributionItemParameter(window, null, doing.command(),
                CommandContributionItem.STYLE_PUSH);
        item.icon = doing.image();
        return new CommandContributionItem(item);
    }

    /** Of the Debug view. */
    public static final class InDebugView extends HeldMenu {
        @Override
        boolean isAbout(BranchThread held, IWorkbenchWindow window) {
            return true;
        }
    }

    /** Of a text, at the line on which the branch is held. */
    public static final class InText extends HeldMenu {
        @Override
        boolean isAbout(BranchThread held, IWorkbenchWindow window) {
            return window.getActivePage().getActiveEditor() instanceof ITextEditor editor
                    && editor.getEditorInput().getAdapter(IFile.class) instanceof IFile file
                    && editor.getSelectionProvider().getSelection() instanceof ITextSelection caret
                    && held.getTopStackFrame() instanceof PlaybookFrame frame && isAt(frame, file, caret);
        }

        private static boolean isAt(PlaybookFrame frame, IFile file, ITextSelection caret) {
            var place = frame.place();
            var line = caret.getStartLine() + 1;
            return place != null && place.line() <= line && line <= place.endLine()
                    && file.getProjectRelativePath().toString().equals(place.path());
        }
    }
}
