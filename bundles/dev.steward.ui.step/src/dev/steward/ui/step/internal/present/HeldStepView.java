package dev.steward.ui.step.internal.present;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.contexts.DebugContextEvent;
import org.eclipse.debug.ui.contexts.IDebugContextListener;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;

import dev.steward.debug.BranchThread;
import dev.steward.debug.RunElement;
import dev.steward.ui.kit.CompanyArea;
import dev.steward.ui.kit.Commands;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;

/** What can be done to the step at which the branch of the Debug view is held: other inputs, a value, an error. */
public final class HeldStepView extends ViewPart implements IDebugContextListener, IDebugEventSetListener {

    /** Its id. */
    public static final String ID = "dev.steward.ui.step.held";

    private static final String DEBUG = "dev.steward.ui.debug.debug";

    private @Nullable Widgets widgets;
    private @Nullable Wanted then;
    private boolean asked;
    private boolean again;

    /** What is to be done when the choices of that branch are known. */
    private record Wanted(BranchThread of, Runnable what) {
    }

    private record Widgets(Composite stack, Message message, HeldPage page) {
    }

    @Override
    public void createPartControl(Composite parent) {
        var stack = new Composite(CompanyArea.in(parent, getSite()), SWT.NONE);
        stack.setLayout(new StackLayout());
        widgets = new Widgets(stack, new Message(stack), new HeldPage(stack, this::look));
        DebugUITools.getDebugContextManager().getContextService(getSite().getWorkbenchWindow())
                .addDebugContextListener(this);
        DebugPlugin.getDefault().addDebugEventListener(this);
        look();
    }

    @Override
    public void debugContextChanged(@Nullable DebugContextEvent event) {
        look();
    }

    @Override
    public void handleDebugEvents(DebugEvent @Nullable [] events) {
        var all = widgets;
        if (all != null && events != null && List.of(events).stream()
                .anyMatch(event -> event.getSource() instanceof RunElement)) {
            Deliver.later(all.stack().getDisplay(), this::look);
        }
    }

    /** Looks what is held now; one look at a time. */
    private void look() {
        var all = widgets;
        if (all == null || all.stack().isDisposed()) {
            return;
        }
        var branch = Present.branch(DebugUITools.getDebugContext()).orElse(null);
        if (branch == null || !Present.isHeld(branch)) {
            nothing(all, branch);
        } else if (asked) {
            again = true;
        } else {
            asked = true;
            Deliver.to(all.stack(), branch.choices(), choices -> {
                if (isLookedAt(branch)) {
                    all.page().show(branch, choices, branch.getDebugTarget().zone().orElse(ZoneId.systemDefault()));
                    top(all, all.page().control());
                    next(branch);
                }
                looked(branch);
            }, sentence -> {
                if (isLookedAt(branch)) {
                    then = null;
                    say(all, "Nothing can be changed", sentence, List.of());
                }
                looked(branch);
            });
        }
    }

    /** It may have gone on, or another one is looked at, while this one was asked. */
    private static boolean isLookedAt(BranchThread branch) {
        return Present.branch(DebugUITools.getDebugContext()).filter(branch::equals).isPresent()
                && Present.isHeld(branch);
    }

    /** What was asked for another branch is not done to this one. */
    private void next(BranchThread branch) {
        var wanted = then;
        if (wanted != null && branch.equals(wanted.of())) {
            then = null;
            wanted.what().run();
        }
    }

    private void looked(BranchThread branch) {
        asked = false;
        if (again || !isLookedAt(branch)) {
            again = false;
            look();
        }
    }

    private void nothing(Widgets all, @Nullable BranchThread branch) {
        then = null;
        if (branch != null && branch.isInPast()) {
            say(all, "The past stays as it is", "This branch looks back. F8 leads to where it is held, and there it "
                    + "can be changed; a fork begins from here.", List.of());
        } else {
            say(all, "No step is held", "Debug a playbook: while it is held, the step that comes next can get other "
                    + "inputs, a value or an error, or be left out.",
                    List.of(new Message.Step("Debug Playbook", () -> Commands.run(getSite(), DEBUG, Map.of()))));
        }
    }

    private static void say(Widgets all, String title, String sentence, List<Message.Step> steps) {
        all.message().say(title, sentence, List.of(), steps);
        top(all, all.message().control());
    }

    private static void top(Widgets all, Control control) {
        var layout = (StackLayout) all.stack().getLayout();
        if (layout.topControl != control) {
            layout.topControl = control;
            all.stack().layout();
        }
    }

    /** Shows a form of what is held, with the keyboard in it. */
    void choose(Doing doing) {
        later(() -> {
            var all = widgets;
            if (all != null) {
                all.page().choose(doing);
            }
        });
    }

    /**
     * Shows an input of what is held, with what somebody typed for it elsewhere.
     *
     * @param complaint what is wrong with something inside it, empty for nothing
     */
    void input(String path, @Nullable String text, String complaint) {
        later(() -> {
            var all = widgets;
            if (all != null) {
                all.page().input(path, text, complaint);
            }
        });
    }

    private void later(Runnable next) {
        var branch = Present.branch(DebugUITools.getDebugContext()).orElse(null);
        then = branch == null ? null : new Wanted(branch, next);
        look();
    }

    @Override
    public void setFocus() {
        var all = widgets;
        if (all != null) {
            if (((StackLayout) all.stack().getLayout()).topControl == all.page().control()) {
                all.page().focus();
            } else {
                all.message().focus();
            }
        }
    }

    @Override
    public void dispose() {
        DebugPlugin.getDefault().removeDebugEventListener(this);
        DebugUITools.getDebugContextManager().getContextService(getSite().getWorkbenchWindow())
                .removeDebugContextListener(this);
        super.dispose();
    }
}
