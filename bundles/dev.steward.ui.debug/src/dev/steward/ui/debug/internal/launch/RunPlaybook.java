package dev.steward.ui.debug.internal.launch;

import java.time.Instant;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchWindow;

import dev.steward.debug.RunOrder;
import dev.steward.runtime.CheckService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Say;

/**
 * Starts a playbook as a person means it: with the values of the last time when they are enough, else with its form.
 * What takes time is done in a job.
 */
final class RunPlaybook {

    private final IWorkbenchWindow window;
    private final String mode;
    private final OpenCompany company;
    private final Configurations configurations = new Configurations(DebugPlugin.getDefault().getLaunchManager());

    RunPlaybook(IWorkbenchWindow window) {
        this(window, ILaunchManager.RUN_MODE);
    }

    /** In the mode of running or of debugging. */
    RunPlaybook(IWorkbenchWindow window, String mode) {
        this.mode = mode;
        this.window = window;
        this.company = window.getService(OpenCompany.class);
    }

    /** @param ask whether the form is shown even if all values are known */
    void start(Choice choice, boolean ask) {
        if (!choice.playbook().isEmpty()) {
            begin(choice, ask);
            return;
        }
        // a file that can't be read is told by the run that it would have been
        company.ask(session -> in(session, choice.file())).handle((names, failure) -> names == null ? List.<String>of()
                : names).thenAccept(names -> Deliver.later(window.getShell().getDisplay(), () -> {
                    if (names.size() > 1) {
                        choose(choice, names, ask);
                    } else {
                        begin(choice, ask);
                    }
                }));
    }

    private static List<String> in(Session session, String file) {
        return session.steward().checks(session.company().folder()).playbooks().stream()
                .filter(found -> found.file().equals(file)).map(CheckService.Declared::name).map(Say::simple).toList();
    }

    /** A menu of the file's playbooks. */
    private void choose(Choice choice, List<String> names, boolean ask) {
        var menu = new Menu(window.getShell(), SWT.POP_UP);
        for (var name : names) {
            var item = new MenuItem(menu, SWT.PUSH);
            item.setText(name);
            item.addListener(SWT.Selection, e -> begin(new Choice(choice.file(), name), ask));
        }
        // the selection is told after the menu is hidden
        menu.addListener(SWT.Hide, e -> Deliver.later(menu.getDisplay(), menu::dispose));
        menu.setVisible(true);
    }

    private void begin(Choice choice, boolean ask) {
        job(choice.playbook().isEmpty() ? choice.file() : choice.playbook(), () -> {
            var known = configurations.find(choice.file(), choice.playbook());
            launch(known.isPresent() ? known.get()
                    : configurations.make(RunOrder.of(choice.file(), choice.playbook())), ask);
        });
    }

    /** Once more what ran last; false when nothing did. */
    void again() {
        job("the last playbook", () -> {
            var last = configurations.all().stream().findFirst();
            if (last.isPresent()) {
                launch(last.get(), false);
            }
        });
    }

    /** One of the history. */
    void start(ILaunchConfiguration configuration) {
        job(configuration.getName(), () -> launch(configuration, false));
    }

    /** Work on launch configurations. */
    private interface Work {
        void run() throws CoreException;
    }

    private static void job(String what, Work work) {
        Job.create("Preparing " + what, (ICoreRunnable) monitor -> work.run()).schedule();
    }

    private void launch(ILaunchConfiguration configuration, boolean ask) throws CoreException {
        Configurations.use(configuration, Instant.now().toString());
        var order = RunOrder.read(configuration);
        // whatever is wrong with the playbook is told by the run that it would have been
        company.ask(session -> InputForm.read(session, order)).handle((form, failure) -> form != null
                && (!form.complete() || ask && !form.form().fields().isEmpty()))
                .thenAccept(form -> Deliver.later(window.getShell().getDisplay(), () -> open(configuration, form)));
    }

    private void open(ILaunchConfiguration configuration, boolean form) {
        if (form) {
            DebugUITools.openLaunchConfigurationDialog(window.getShell(), configuration,
                    mode.equals(ILaunchManager.DEBUG_MODE) ? IDebugUIConstants.ID_DEBUG_LAUNCH_GROUP
                            : IDebugUIConstants.ID_RUN_LAUNCH_GROUP,
                    null);
        } else {
            DebugUITools.launch(configuration, mode);
        }
    }
}
