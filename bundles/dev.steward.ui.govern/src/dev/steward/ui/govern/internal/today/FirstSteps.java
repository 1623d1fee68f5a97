package dev.steward.ui.govern.internal.today;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import dev.steward.ui.kit.Card;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Styles;

/** For who is here for the first time: run something, look at it, take the tour. */
final class FirstSteps {

    private final Card card;
    private final Button run;
    private @Nullable String playbook;

    FirstSteps(Composite parent, TodayActions actions) {
        card = new Card(parent, "First steps");
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(card.control());
        card.control().setVisible(false);
        card.body().setLayout(GridLayoutFactory.fillDefaults().margins(8, 4).spacing(0, 8).create());
        var text = Styles.wrapped(card.body(), "This company has not run anything yet. Its letter goes from the diary "
                + "to a web page and to the outbox. It stays on this machine: the model only rehearses, mail is "
                + "written to files, and you are asked before it is sent.", "StewardText");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        var buttons = Styles.style(new Composite(card.body(), SWT.NONE), "StewardCard");
        buttons.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).create());
        run = Styles.button(buttons, "Run it", "StewardPrimary", () -> {
            var what = playbook;
            if (what != null) {
                actions.start(what);
            }
        });
        Styles.button(buttons, "Read it first", "StewardButton", actions::read);
        Styles.button(buttons, "Take the tour", "StewardButton", actions::tour);
    }

    /** True when something changed. */
    boolean show(@Nullable String first) {
        var is = first != null;
        var changed = is != card.control().getVisible();
        playbook = first;
        if (first != null && changed) {
            Styles.relabel(run, "Run " + Say.simple(first));
        }
        ((GridData) card.control().getLayoutData()).exclude = !is;
        card.control().setVisible(is);
        return changed;
    }

    boolean focus() {
        return card.control().getVisible() && run.setFocus();
    }
}
