package dev.steward.ui.debug.internal.past;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.ResourceUtil;

import dev.steward.engine.RunId;
import dev.steward.runtime.FixtureService;
import dev.steward.runtime.ProblemException;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;
import dev.steward.ui.debug.internal.RunPlaces;
import dev.steward.ui.kit.Deliver;

/** Makes a test of the run that is looked at, with what it was answered as its fixture. */
public final class SaveTestHandler extends AbstractHandler {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var chosen = Chosen.of(event);
        if (chosen == null) {
            RunPlaces.say(window, "Choose the run that is to be a test.");
            return null;
        }
        var company = window.getService(OpenCompany.class);
        RunPlaces.say(window, "The run is tried as a test …");
        Deliver.to(window.getShell(), company.ask(session -> draft(session, chosen.run())), draft -> {
            if (isDirty(draft.place())) {
                RunPlaces.say(window, "Save " + draft.place() + " first; the test goes to its end.");
                return;
            }
            RunPlaces.say(window, "");
            var dialog = new SaveTestDialog(window.getShell(), chosen.run(), draft, company);
            var written = dialog.open() == Window.OK ? dialog.made() : null;
            if (written != null) {
                show(window, written);
            }
        }, sentence -> RunPlaces.say(window, sentence));
        return null;
    }

    private static FixtureService.TestDraft draft(Session session, RunId run) {
        var began = session.company().runs().row(run).started()
                .atZone(session.company().folder().settings().zone());
        try {
            return fixtures(session).testWithFreeName(run, "as on " + DAY.format(began));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static ProblemException interrupted() {
        Thread.currentThread().interrupt();
        return ProblemException.wrongUse("The trial of the test was interrupted; nothing was written.");
    }

    private static boolean isDirty(String place) {
        var file = RunPlaces.file(place);
        return file != null && Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows())
                .flatMap(window -> Arrays.stream(window.getPages())).map(page -> ResourceUtil.findEditor(page, file))
                .anyMatch(editor -> editor != null && editor.isDirty());
    }

    /** Not on the UI thread. */
    static FixtureService fixtures(Session session) {
        return session.steward().fixtures(session.company());
    }

    /** Not on the UI thread. */
    static FixtureService.TestDraft draft(FixtureService fixtures, RunId run, String name) {
        try {
            return fixtures.test(run, name);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The file has more lines than the workbench knows of. */
    private static void show(IWorkbenchWindow window, FixtureService.TestDraft written) {
        var file = RunPlaces.file(written.place());
        if (file != null) {
            Job.createSystem("Look at the new test", monitor -> {
                try {
                    file.getProject().refreshLocal(IResource.DEPTH_INFINITE, monitor);
                } catch (CoreException e) {
                    ILog.of(SaveTestHandler.class).warn("The files of the company are not read again", e);
                }
            }).schedule();
        }
        RunPlaces.say(window, "The test '" + written.name() + "' is at the end of " + written.place() + ".");
    }
}
