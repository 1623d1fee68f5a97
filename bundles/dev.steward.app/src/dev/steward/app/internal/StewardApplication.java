package dev.steward.app.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** Opens the workbench on one company. Its own layout lives in the user's configuration folder, one for each company. */
public final class StewardApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws IOException {
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        Optional<Path> company = CompanyFolder.find(arguments, Path.of("").toAbsolutePath());
        DesktopLooks.use();
        Display display = PlatformUI.createDisplay();
        try {
            if (!new WorkbenchState(System.getenv(), Platform.getInstanceLocation()).claim(company)) {
                MessageDialog.openInformation(null, "Steward", company
                        .map(folder -> "The company in " + folder
                                + " is already open in another Steward window. Close that window first.")
                        .orElse("Steward is already open without a folder of its own. Close that window first, or name a"
                                + " company: steward --company DIR"));
                return IApplication.EXIT_OK;
            }
            int code = PlatformUI.createAndRunWorkbench(display, new StewardWorkbenchAdvisor(company));
            return code == PlatformUI.RETURN_RESTART ? IApplication.EXIT_RESTART : IApplication.EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            Display display = workbench.getDisplay();
            display.syncExec(() -> {
                if (!display.isDisposed()) {
                    workbench.close();
                }
            });
        }
    }
}
