package dev.steward.app.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.ide.IDE;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;

/** Brings the workbench up on the company's folder and saves its state on the way out. */
final class StewardWorkbenchAdvisor extends WorkbenchAdvisor {

    private final Optional<Path> company;
    private final @Nullable Ready ready = Ready.asked();

    StewardWorkbenchAdvisor(Optional<Path> company) {
        this.company = company;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        IDE.registerAdapters();
        WorkbenchImages.declare(configurer);
        configurer.setSaveAndRestore(true);
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new StewardWindowAdvisor(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return TodayPerspective.ID;
    }

    /** The explorer's input: the workspace, that is the company. */
    @Override
    public IAdaptable getDefaultPageInput() {
        return ResourcesPlugin.getWorkspace().getRoot();
    }

    /** The company opens while the window comes up; neither waits for the other. */
    @Override
    public void preStartup() {
        company.or(project()::remembered).ifPresent(service()::open);
    }

    /** Its files are read and checked behind the window, which would come later if they were read beside it. */
    @Override
    public void postStartup() {
        Prewarm.start();
        DefaultButtons.mark(getWorkbenchConfigurer().getWorkbench().getDisplay());
        KeypadEnter.open(getWorkbenchConfigurer().getWorkbench().getDisplay());
        CompanyProject project = project();
        AtomicReference<@Nullable Path> shown = new AtomicReference<>();
        service().listen(opening -> folder(opening).filter(folder -> !folder.equals(shown.getAndSet(folder)))
                .ifPresent(project::openSoon));
    }

    /** It may be open, or not to be opened, by the time when the files are looked at. */
    private static Optional<Path> folder(Opening opening) {
        return switch (opening) {
            case Opening.None none -> Optional.empty();
            case Opening.Under under -> Optional.of(under.folder());
            case Opening.Open open -> Optional.of(open.folder().root());
            case Opening.Failed failed -> Optional.of(failed.folder());
        };
    }

    private static CompanyProject project() {
        return new CompanyProject(ResourcesPlugin.getWorkspace().getRoot());
    }

    private OpenCompany service() {
        return getWorkbenchConfigurer().getWorkbench().getService(OpenCompany.class);
    }

    @Override
    public void eventLoopIdle(Display display) {
        if (ready instanceof Ready asked) {
            asked.idle(getWorkbenchConfigurer().getWorkbench());
        }
        super.eventLoopIdle(display);
    }

    @Override
    public boolean preShutdown() {
        try {
            ResourcesPlugin.getWorkspace().save(true, new NullProgressMonitor());
        } catch (CoreException e) {
            ILog.of(getClass()).log(e.getStatus());
        }
        return true;
    }

    @Override
    public void postShutdown() {
        getWorkbenchConfigurer().getWorkbench().getService(OpenCompany.class).close();
    }
}
