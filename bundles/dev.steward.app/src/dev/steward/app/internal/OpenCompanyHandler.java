package dev.steward.app.internal;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.ui.OpenCompany;

/** Asks for a folder and opens its company in this window. */
public final class OpenCompanyHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        DirectoryDialog dialog = new DirectoryDialog(HandlerUtil.getActiveShell(event));
        dialog.setText("Open a company");
        dialog.setMessage("Choose the folder with the company's " + CompanyFolder.MARKER);
        String folder = dialog.open();
        if (folder != null) {
            PlatformUI.getWorkbench().getService(OpenCompany.class).open(Path.of(folder));
        }
        return null;
    }
}
