package dev.steward.ui.editor.internal.rename;

import dev.steward.dsl.ide.FileEdit;
import dev.steward.ui.editor.CompanyPlaybooks;
import java.util.List;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;

/** Edits of the language as changes of files: one step to undo, in open editors and on disk alike. */
public final class WorkspaceEdits {

    private static final String TYPE = "playbook";

    private final CompanyPlaybooks company;

    /** Of a company's files. */
    public WorkspaceEdits(CompanyPlaybooks company) {
        this.company = company;
    }

    /** The edits as a change that can be looked at first. Open editors keep what is changed unsaved. */
    public Change change(String title, List<FileEdit> files) {
        var all = new CompositeChange(title);
        for (FileEdit file : files) {
            var change = new TextFileChange(file.path(), company.file(file.path()));
            change.setTextType(TYPE);
            var edits = new MultiTextEdit();
            file.edits().forEach(e -> edits.addChild(new ReplaceEdit(e.offset(), e.length(), e.text())));
            change.setEdit(edits);
            change.setSaveMode(company.opened(file.path()) == null ? TextFileChange.FORCE_SAVE
                    : TextFileChange.LEAVE_DIRTY);
            all.add(change);
        }
        return all;
    }

    /** Makes the edits at once. On the UI thread. */
    public void perform(String title, List<FileEdit> files) {
        Change change = change(title, files);
        change.initializeValidationData(new NullProgressMonitor());
        var operation = new PerformChangeOperation(change);
        operation.setUndoManager(RefactoringCore.getUndoManager(), title);
        try {
            ResourcesPlugin.getWorkspace().run(operation, new NullProgressMonitor());
        } catch (CoreException e) {
            ILog.of(getClass()).error("'" + title + "' could not be done.", e);
        }
    }
}
