package dev.steward.ui.runs.internal.timeline;

import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IActionBars;

/** The buttons of the timeline's tool bar. */
final class TimelineActions {

    private static final String BUNDLE = "dev.steward.ui.runs";
    private static final double FACTOR = 1.5;

    private final TimelinePage page;

    TimelineActions(TimelinePage page) {
        this.page = page;
    }

    void fill(IActionBars bars) {
        var bar = bars.getToolBarManager();
        bar.add(toggle("Fold waits", "fold", true, page.canvas()::fold));
        bar.add(action("Zoom in (+)", "zoom-in", () -> page.canvas().zoom(FACTOR)));
        bar.add(action("Zoom out (-)", "zoom-out", () -> page.canvas().zoom(1 / FACTOR)));
        bar.add(action("All of it (0)", "fit", page.canvas()::fit));
        bar.add(toggle("As a list", "list", false, page::list));
    }

    private static Action action(String label, String image, Runnable act) {
        var action = new Action(label) {
            @Override
            public void run() {
                act.run();
            }
        };
        return looks(action, label, image);
    }

    private static Action toggle(String label, String image, boolean on, Consumer<Boolean> act) {
        var action = new Action(label, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                act.accept(isChecked());
            }
        };
        action.setChecked(on);
        return looks(action, label, image);
    }

    private static Action looks(Action action, String label, String image) {
        action.setToolTipText(label);
        action.setImageDescriptor(ResourceLocator
                .imageDescriptorFromBundle(BUNDLE, "icons/" + image + ".svg").orElse(null));
        return action;
    }
}
