package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.TextSelection;
import org.eclipse.jface.text.source.IVerticalRulerInfo;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.debug.RunBreakpoint;
import dev.steward.debug.StepBreakpoint;
import dev.steward.ui.editor.PlaybookStep;

/** Opens the properties of the breakpoint on the chosen step; where there is none yet, sets one. */
public final class PropertiesHandler extends AbstractHandler {

    private static final String RULER = "dev.steward.ui.step.ruler";

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        var part = HandlerUtil.getActivePart(event);
        var selection = event.getParameter(RULER) == null ? HandlerUtil.getCurrentSelection(event) : ruler(part);
        var shell = HandlerUtil.getActiveShell(event);
        if (selection instanceof IStructuredSelection chosen
                && chosen.getFirstElement() instanceof RunBreakpoint breakpoint) {
            open(shell, breakpoint);
            return null;
        }
        ChosenStep.of(part, selection).ifPresentOrElse(step -> open(shell, step), () -> shell.getDisplay().beep());
        return null;
    }

    /** The line of the ruler on which the menu was opened. */
    private static @Nullable ISelection ruler(@Nullable IWorkbenchPart part) {
        if (part instanceof ITextEditor editor
                && editor.getAdapter(IVerticalRulerInfo.class) instanceof IVerticalRulerInfo info
                && editor.getDocumentProvider().getDocument(editor.getEditorInput()) instanceof IDocument document) {
            try {
                return new TextSelection(document,
                        document.getLineOffset(Math.max(0, info.getLineOfLastMouseButtonActivity())), 0);
            } catch (BadLocationException e) {
                // below the last line there is no step
                return null;
            }
        }
        return null;
    }

    private static void open(Shell shell, PlaybookStep step) {
        var known = ChosenStep.breakpoint(step).orElseGet(() -> set(step));
        if (known != null) {
            open(shell, known);
        }
    }

    private static @Nullable StepBreakpoint set(@NonNull PlaybookStep step) {
        try {
            var made = new StepBreakpoint(step.file(), step.line(), step.staticId());
            DebugPlugin.getDefault().getBreakpointManager().addBreakpoint(made);
            return made;
        } catch (CoreException e) {
            org.eclipse.core.runtime.ILog.of(PropertiesHandler.class).log(e.getStatus());
            return null;
        }
    }

    private static void open(Shell shell, @NonNull IBreakpoint breakpoint) {
        PreferencesUtil.createPropertyDialogOn(shell, breakpoint, BreakpointPage.ID, new String[]{ BreakpointPage.ID },
                null).open();
    }
}
