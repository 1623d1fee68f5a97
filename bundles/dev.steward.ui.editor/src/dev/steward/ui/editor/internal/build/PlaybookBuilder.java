package dev.steward.ui.editor.internal.build;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jdt.annotation.Nullable;

/** Checks all playbooks when one is saved, and keeps what is found as markers for the Problems view. */
public final class PlaybookBuilder extends IncrementalProjectBuilder {

    /** Id of the builder. */
    public static final String ID = "dev.steward.ui.editor.builder";

    private static final long LOOK_MILLIS = 100;

    @Override
    protected IProject @Nullable [] build(int kind, @Nullable Map<String, String> arguments,
            @Nullable IProgressMonitor monitor) throws CoreException {
        IResourceDelta delta = getDelta(getProject());
        List<IFile> changed = delta == null ? List.of() : playbooks(delta);
        if (delta == null || !changed.isEmpty()) {
            CompanyPlaybooks company = PlaybookSessions.ofWorkbench().company(getProject());
            new IssueMarkers(company, getProject()).show(await(company.changed(changed), monitor));
            for (IFile file : delta == null ? company.playbooks() : changed) {
                TaskMarkers.show(file);
            }
        }
        return null;
    }

    private static List<IFile> playbooks(IResourceDelta delta) throws CoreException {
        var files = new ArrayList<IFile>();
        delta.accept(part -> {
            boolean texts = part.getKind() != IResourceDelta.CHANGED
                    || (part.getFlags() & (IResourceDelta.CONTENT | IResourceDelta.REPLACED)) != 0;
            if (texts && part.getResource() instanceof IFile file && PlaybookSessions.isPlaybook(file)) {
                files.add(file);
            }
            return !part.getResource().getName().startsWith(".");
        });
        return files;
    }

    private List<PlaybookIssue> await(CompletableFuture<List<PlaybookIssue>> found,
            @Nullable IProgressMonitor monitor) {
        while (true) {
            try {
                return found.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (monitor != null && monitor.isCanceled()) {
                    throw new OperationCanceledException();
                }
            } catch (ExecutionException e) {
                ILog.of(getClass()).error("The playbooks could not be checked.", e);
                return List.of();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OperationCanceledException();
            }
        }
    }

    @Override
    protected void clean(@Nullable IProgressMonitor monitor) throws CoreException {
        getProject().deleteMarkers(IssueMarkers.TYPE, true, IResource.DEPTH_INFINITE);
        getProject().deleteMarkers(TaskMarkers.TYPE, true, IResource.DEPTH_INFINITE);
    }
}
