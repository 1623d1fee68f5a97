package dev.steward.ui.debug.internal.past;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

import dev.steward.engine.Engine;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.Styles;

/** Asks with which inputs, and on which text, a fork goes on; stays open while that can't be. */
final class ForkDialog extends WorkDialog<Engine.Forked> {

    private static final int WIDTH = 560;

    private final ForkForm fork;
    private final OpenCompany company;
    private @Nullable FormView view;
    private @Nullable Button current;

    ForkDialog(Shell parent, ForkForm fork, OpenCompany company) {
        super(parent, "Fork Run", "Fork", WIDTH);
        this.fork = fork;
        this.company = company;
    }

    @Override
    void fill(Composite area) {
        setTitle("Go on from " + fork.from() + " in a run of its own");
        setMessage(
                "It shares all that was done before. What that changed outside stays with the first run; nothing of it "
                        + "is done again without asking you.");
        if (!fork.repeats().isEmpty()) {
            var asks = Styles.wrapped(area, "The first run has done this since. The fork asks you before it does it "
                    + "again: " + String.join(", ", fork.repeats()) + ".", "StewardWaiting");
            GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(asks);
        }
        var text = Styles.style(new Button(area, SWT.CHECK), "StewardCheck");
        text.setText("On the playbook as it is &now, instead of the text that the run used");
        current = text;
        if (!fork.form().fields().isEmpty()) {
            Styles.label(area, "Inputs", "StewardText").setFont(Styles.bold());
            var form = new FormView(area, fork.form(), () -> setErrorMessage(null));
            GridDataFactory.fillDefaults().grab(true, false).applyTo(form.control());
            view = form;
        }
    }

    @Override
    @Nullable
    CompletableFuture<Engine.Forked> work() {
        var form = view;
        var now = current;
        if (form != null && !form.check()) {
            return null;
        }
        Map<String, String> texts = form == null ? Map.of() : form.texts();
        var onCurrent = now != null && now.getSelection();
        return company.ask(session -> fork.start(session, texts, onCurrent));
    }

    @Override
    String progress() {
        return "The fork is being started …";
    }
}
