package dev.steward.app.internal;

import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.navigator.CommonViewer;

import dev.steward.ui.kit.CompanyArea;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Named;

/** The folder of the company, straight to its content: there is only one, so its name is in the window's title. */
public final class CompanyExplorer extends CommonNavigator {

    /** Id of the view. */
    public static final String ID = "dev.steward.app.company";

    /** A folder with more than that is opened by who looks into it: each line costs at the first look. */
    private static final int OPEN_AT_ONCE = 40;

    /** The company comes after the window, and may become another one. */
    private final IResourceChangeListener projects = event -> {
        if (event.getDelta() != null && event.getDelta().getAffectedChildren().length > 0) {
            Deliver.later(getSite().getShell().getDisplay(), this::follow);
        }
    };

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(CompanyArea.in(parent, getSite()));
        if (getCommonViewer().getLabelProvider() instanceof StyledCellLabelProvider labels) {
            // GTK draws some rows below what the provider draws, too: letters over letters look bold
            labels.setOwnerDrawEnabled(false);
        }
        getCommonViewer().getTree().getAccessible().addAccessibleListener(new Named("Files of the company"));
        ResourcesPlugin.getWorkspace().addResourceChangeListener(projects, IResourceChangeEvent.POST_CHANGE);
        if (getInitialInput().equals(getCommonViewer().getInput())) {
            expand(getCommonViewer());
        }
        follow();
    }

    private void follow() {
        CommonViewer viewer = getCommonViewer();
        if (viewer != null && !viewer.getControl().isDisposed() && !getInitialInput().equals(viewer.getInput())) {
            viewer.setInput(getInitialInput());
            expand(viewer);
        }
    }

    private static void expand(CommonViewer viewer) {
        if (!(viewer.getInput() instanceof IProject company) || !company.isAccessible()) {
            return;
        }
        try {
            for (IResource child : company.members()) {
                if (child instanceof IContainer folder && folder.members().length <= OPEN_AT_ONCE) {
                    viewer.setExpandedState(folder, true);
                }
            }
        } catch (CoreException e) {
            // it went while it was looked at; nothing is open then
            ILog.of(CompanyExplorer.class).info("The folders of the company are not opened", e);
        }
    }

    @Override
    protected Object getInitialInput() {
        IProject[] projects = ResourcesPlugin.getWorkspace().getRoot().getProjects();
        return projects.length == 1 ? projects[0] : ResourcesPlugin.getWorkspace().getRoot();
    }

    @Override
    public void dispose() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(projects);
        super.dispose();
    }
}
