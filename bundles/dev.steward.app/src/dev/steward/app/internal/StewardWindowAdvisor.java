package dev.steward.app.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The window: the company's name in its title, the workbench's usual bars, room to work. */
final class StewardWindowAdvisor extends WorkbenchWindowAdvisor {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final Optional<Path> company;

    StewardWindowAdvisor(IWorkbenchWindowConfigurer configurer, Optional<Path> company) {
        super(configurer);
        this.company = company;
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new StewardActionBarAdvisor(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setInitialSize(new Point(WIDTH, HEIGHT));
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowPerspectiveBar(true);
        window.setShowProgressIndicator(true);
        window.setTitle(company.map(CompanyFolder::nameOf).map(name -> name + " – Steward").orElse("Steward"));
    }

    /** The first time there is nothing to restore: better a playbook to read than an empty area. */
    @Override
    public void postWindowOpen() {
        IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
        if (page != null && page.getEditorReferences().length == 0) {
            new FirstPlaybook(ResourcesPlugin.getWorkspace().getRoot()).openIn(page);
        }
    }
}
