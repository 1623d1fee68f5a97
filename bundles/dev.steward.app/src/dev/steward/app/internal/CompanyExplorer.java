package dev.steward.app.internal;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.navigator.CommonViewer;

/** The folder of the company, straight to its content: there is only one, so its name is in the window's title. */
public final class CompanyExplorer extends CommonNavigator {

    /** Id of the view. */
    public static final String ID = "dev.steward.app.company";

    private static final int FIRST_LEVEL = 2;

    @Override
    protected Object getInitialInput() {
        IProject[] projects = ResourcesPlugin.getWorkspace().getRoot().getProjects();
        return projects.length == 1 ? projects[0] : ResourcesPlugin.getWorkspace().getRoot();
    }

    @Override
    protected CommonViewer createCommonViewerObject(Composite parent) {
        CommonViewer viewer = super.createCommonViewerObject(parent);
        viewer.setAutoExpandLevel(FIRST_LEVEL);
        return viewer;
    }
}
