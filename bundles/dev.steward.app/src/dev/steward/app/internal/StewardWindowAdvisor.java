package dev.steward.app.internal;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.author.CallDrop;
import dev.steward.ui.kit.Deliver;

/** The window: the company's name in its title, the workbench's usual bars, room to work. */
final class StewardWindowAdvisor extends WorkbenchWindowAdvisor {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    StewardWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new StewardActionBarAdvisor(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
        window.setInitialSize(new Point(Math.min(WIDTH, screen.width), Math.min(HEIGHT, screen.height)));
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowPerspectiveBar(true);
        window.setShowProgressIndicator(true);
        window.setTitle("Steward");
        window.addEditorAreaTransfer(CallDrop.transfer());
        window.configureEditorAreaDropListener(new CallDrop());
    }

    @Override
    public void postWindowOpen() {
        IWorkbenchWindow window = getWindowConfigurer().getWindow();
        Display display = window.getShell().getDisplay();
        window.getService(OpenCompany.class).listen(opening -> Deliver.later(display, () -> title(opening)));
        window.addPerspectiveListener(new PerspectiveAdapter() {
            @Override
            public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                readSomething(page, perspective);
                Deliver.later(display, () -> keyboard(page));
            }
        });
    }

    private void title(Opening opening) {
        if (getWindowConfigurer().getWindow().getShell() != null) {
            getWindowConfigurer().setTitle(opening instanceof Opening.Open open
                    ? open.folder().settings().name() + " – Steward"
                    : "Steward");
        }
    }

    /** A view that stays in front from one perspective to the next is moved by that, and loses the keyboard. */
    private static void keyboard(IWorkbenchPage page) {
        IWorkbenchPart part = page.getActivePart();
        Control focus = Display.getCurrent().getFocusControl();
        if (part != null && (focus == null || focus instanceof CTabFolder)) {
            part.setFocus();
        }
    }

    /** Who comes to write the first time has nothing open: better a playbook to read than an empty area. */
    private static void readSomething(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        if (perspective.getId().equals(AuthorPerspective.ID) && page.getEditorReferences().length == 0) {
            new FirstPlaybook(ResourcesPlugin.getWorkspace().getRoot()).openIn(page);
        }
    }
}
