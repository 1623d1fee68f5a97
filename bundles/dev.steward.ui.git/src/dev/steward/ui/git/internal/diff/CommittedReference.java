package dev.steward.ui.git.internal.diff;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.quickdiff.IQuickDiffReferenceProvider;

import dev.steward.runtime.ProblemException;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.kit.Deliver;

/**
 * The text of the last commit, with which an editor's text is compared line by line; of a file that is in no commit the
 * one that was saved last. It follows new commits, whoever makes them.
 */
@NonNullByDefault({})
public final class CommittedReference implements IQuickDiffReferenceProvider {

    private final Document reference = new Document();
    private final Job read = Job.createSystem("Reading what was committed", (ICoreRunnable) monitor -> refresh());
    private String id = "";
    private @Nullable IFile file;
    private @Nullable AutoCloseable following;

    @Override
    public void setActiveEditor(ITextEditor editor) {
        file = editor.getEditorInput().getAdapter(IFile.class);
    }

    @Override
    public boolean isEnabled() {
        return file != null;
    }

    @Override
    public IDocument getReference(IProgressMonitor monitor) throws CoreException {
        if (following == null) {
            refresh();
            following = CompanyGit.ofWorkbench().listen(now -> read.schedule());
        }
        return reference;
    }

    /** Not on the UI thread. */
    private void refresh() throws CoreException {
        IFile of = file;
        if (of != null && of.exists()) {
            String text = committed(of).orElse(null);
            String now = text == null ? saved(of) : text;
            if (!now.equals(reference.get())) {
                reference.set(now);
            }
        }
    }

    /** What was saved last; what there was when the file goes while it is read. */
    private String saved(IFile of) throws CoreException {
        try {
            return of.readString();
        } catch (CoreException e) {
            if (of.exists()) {
                throw e;
            }
            return reference.get();
        }
    }

    private static Optional<String> committed(IFile file) {
        IPath location = file.getLocation();
        if (location == null) {
            return Optional.empty();
        }
        Path path = location.toPath();
        try {
            return CompanyGit.ofWorkbench().now(versions -> {
                var repository = versions.repository();
                if (repository.isEmpty()) {
                    return Optional.empty();
                }
                var inside = repository.get().path(path);
                return inside.isEmpty() ? Optional.empty() : repository.get().text("HEAD", inside.get());
            });
        } catch (ProblemException e) {
            // no company, or a repository that can't be read, which other views say
            return Optional.empty();
        }
    }

    @Override
    public void dispose() {
        read.cancel();
        Deliver.close(following);
        following = null;
        file = null;
    }

    @Override
    public void setId(String id) {
        this.id = id;
    }

    @Override
    public String getId() {
        return id;
    }
}
