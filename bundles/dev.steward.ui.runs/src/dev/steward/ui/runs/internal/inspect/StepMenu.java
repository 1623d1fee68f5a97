package dev.steward.ui.runs.internal.inspect;

import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.ui.IWorkbenchPage;

import dev.steward.ui.RunMoment;
import dev.steward.ui.runs.internal.differ.DifferView;
import dev.steward.ui.runs.internal.differ.Pair;

/** What can be done with the step that the inspector shows. UI thread. */
final class StepMenu {

    private static final Pattern CALL = Pattern.compile("call(\\d+)\\b.*");

    private final IWorkbenchPage workbench;
    private final StepPage page;
    private final Supplier<@Nullable RunMoment> moment;
    private final Supplier<@Nullable StepTree> tree;

    /**
     * @param moment that is shown
     * @param tree   what is shown of it
     */
    StepMenu(IWorkbenchPage workbench, StepPage page, Supplier<@Nullable RunMoment> moment,
            Supplier<@Nullable StepTree> tree) {
        this.workbench = workbench;
        this.page = page;
        this.moment = moment;
        this.tree = tree;
    }

    /** The lines get it. */
    void attach() {
        var menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(shown -> {
            var now = moment.get();
            var seen = tree.get();
            if (now != null && seen != null) {
                var begun = seen.step().isPresent();
                menu.add(action("Compare Tries", begun && seen.calls() > 1,
                        () -> new Pair.Tries(now.run(), now.path(), call())));
                menu.add(action("Compare with the Run Before", true, () -> new Pair.Before(now.run(), now.path())));
            }
        });
        page.menu(menu);
    }

    private Action action(String label, boolean enabled, Supplier<Pair> pair) {
        var action = new Action(label) {
            @Override
            public void run() {
                DifferView.open(workbench, pair.get());
            }
        };
        action.setEnabled(enabled);
        return action;
    }

    /** The number of the call whose lines are selected; 0 for none. */
    private int call() {
        var node = page.selected();
        var found = CALL.matcher(node == null ? "" : node.id());
        return found.matches() ? Integer.parseInt(found.group(1)) + 1 : 0;
    }
}
