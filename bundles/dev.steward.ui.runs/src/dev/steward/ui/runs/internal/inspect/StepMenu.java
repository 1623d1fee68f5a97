package dev.steward.ui.runs.internal.inspect;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
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
            menu.add(action("Compare Tries\tC", tries()));
            menu.add(action("Compare with the Run Before\tB", before()));
        });
        page.menu(menu, this::key);
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0) {
            var pair = switch (Character.toUpperCase(event.character)) {
                case 'C' -> tries();
                case 'B' -> before();
                default -> Optional.<Pair>empty();
            };
            if (pair.isPresent()) {
                event.doit = false;
                DifferView.open(workbench, pair.get());
            }
        }
    }

    private Optional<Pair> tries() {
        var now = moment.get();
        var seen = tree.get();
        return now == null || seen == null || seen.calls() < 2 ? Optional.empty()
                : Optional.of(new Pair.Tries(now.run(), now.path(), call()));
    }

    private Optional<Pair> before() {
        var now = moment.get();
        return now == null ? Optional.empty() : Optional.of(new Pair.Before(now.run(), now.path()));
    }

    private Action action(String label, Optional<Pair> pair) {
        var action = new Action(label) {
            @Override
            public void run() {
                pair.ifPresent(found -> DifferView.open(workbench, found));
            }
        };
        action.setEnabled(pair.isPresent());
        return action;
    }

    /** The number of the call whose lines are selected; 0 for none. */
    private int call() {
        var node = page.selected();
        var found = CALL.matcher(node == null ? "" : node.id());
        return found.matches() ? Integer.parseInt(found.group(1)) + 1 : 0;
    }
}
