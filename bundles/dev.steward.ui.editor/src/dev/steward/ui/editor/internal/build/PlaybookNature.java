package dev.steward.ui.editor.internal.build;

import org.eclipse.core.resources.ICommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IProjectNature;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;

/** Makes a project a company, whose playbooks are checked when they are saved. */
public final class PlaybookNature implements IProjectNature {

    /** Id of the nature. */
    public static final String ID = "dev.steward.ui.editor.company";

    private @Nullable IProject project;

    @Override
    public void configure() throws CoreException {
        if (project instanceof IProject of) {
            IProjectDescription description = of.getDescription();
            ICommand command = description.newCommand();
            command.setBuilderName(PlaybookBuilder.ID);
            description.setBuildSpec(new ICommand[]{ command });
            of.setDescription(description, null);
        }
    }

    @Override
    public void deconfigure() throws CoreException {
        if (project instanceof IProject of) {
            IProjectDescription description = of.getDescription();
            description.setBuildSpec(new ICommand[0]);
            of.setDescription(description, null);
        }
    }

    @Override
    public @Nullable IProject getProject() {
        return project;
    }

    @Override
    public void setProject(IProject of) {
        project = of;
    }
}
