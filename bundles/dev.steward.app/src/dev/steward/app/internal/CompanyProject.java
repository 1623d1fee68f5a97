package dev.steward.app.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** A company's folder as the one project of the workspace. Its {@code .project} is generated and git-ignored. */
final class CompanyProject {

    private static final String NATURE = "dev.steward.ui.editor.company";

    private final IWorkspaceRoot root;

    CompanyProject(IWorkspaceRoot root) {
        this.root = root;
    }

    /** Shows the folder as soon as nothing else changes the workspace. Any thread. */
    void openSoon(Path folder) {
        WorkspaceJob job = new WorkspaceJob("Reading the company's folder") {
            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                // making a project would make the folder, too
                if (Files.isDirectory(folder)) {
                    open(folder, monitor);
                }
                return Status.OK_STATUS;
            }
        };
        job.setRule(root);
        job.schedule();
    }

    /** The company that was shown here last; that it is gone is for the page to say. */
    Optional<Path> remembered() {
        return Stream.of(root.getProjects()).map(IProject::getLocation).filter(Objects::nonNull).map(IPath::toPath)
                .findFirst();
    }

    /** Shows the folder as a project, whatever was shown before. Call off the UI thread once the window is up. */
    IProject open(Path folder, IProgressMonitor monitor) throws CoreException {
        IProject project = root.getProject(String.valueOf(folder.getFileName()));
        IPath location = IPath.fromPath(folder);
        for (IProject other : root.getProjects()) {
            if (!location.equals(other.getLocation())) {
                other.delete(IResource.NEVER_DELETE_PROJECT_CONTENT, monitor);
            }
        }
        if (!project.exists()) {
            IProjectDescription description = root.getWorkspace().newProjectDescription(project.getName());
            description.setLocation(location);
            project.create(description, monitor);
        }
        project.open(monitor);
        described(project, monitor);
        project.refreshLocal(IResource.DEPTH_INFINITE, monitor);
        return project;
    }

    /** Its playbooks are checked when they are saved. */
    private static void described(IProject project, IProgressMonitor monitor) throws CoreException {
        IProjectDescription description = project.getDescription();
        if (!description.hasNature(NATURE)) {
            description.setNatureIds(new String[]{ NATURE });
            project.setDescription(description, monitor);
        }
    }
}
