package dev.steward.ui.step.internal.breaks;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

import dev.steward.debug.StepBreakpoint;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** When a breakpoint on a step holds. What is typed is checked while it is typed, elsewhere. */
final class StepForm implements BreakpointForm {

    private static final int MOST_HITS = 999_999, PAUSE_MS = 250, LEAST = 180;
    private static final String HINT = "Such as draft.title.length > 60, over what the step sees. Empty: always.";

    private final StepBreakpoint breakpoint;
    private final Composite area;
    private final Button before;
    private final Button after;
    private final Text condition;
    private final Spinner hits;
    private final Label fault;
    private final Runnable changed;
    private int checks;

    /** @param changed runs when something was typed or chosen */
    StepForm(@NonNull Composite parent, @NonNull StepBreakpoint breakpoint, @NonNull Runnable changed) {
        this.breakpoint = breakpoint;
        this.changed = changed;
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 4).spacing(12, 4).create());
        label("&When");
        condition = new Text(area, SWT.BORDER | SWT.SINGLE);
        condition.setMessage("always");
        condition.setToolTipText(HINT);
        condition.getAccessible().addAccessibleListener(new Named("Condition"));
        GridDataFactory.fillDefaults().grab(true, false).hint(LEAST, SWT.DEFAULT).applyTo(condition);
        new Label(area, SWT.NONE);
        fault = Styles.wrapped(area, HINT, "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).hint(LEAST, SWT.DEFAULT).applyTo(fault);
        var holds = new Label(area, SWT.NONE);
        holds.setText("Holds");
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).indent(0, 6).applyTo(holds);
        var row = Styles.style(new Composite(area, SWT.NONE), "StewardCard");
        var places = new RowLayout();
        places.marginLeft = 0;
        places.marginTop = 0;
        places.marginBottom = 0;
        places.spacing = 12;
        places.center = true;
        row.setLayout(places);
        GridDataFactory.fillDefaults().grab(true, false).hint(LEAST, SWT.DEFAULT).applyTo(row);
        before = radio(row, "&before the step");
        after = radio(row, "&after it, when its value is known");
        var times = Styles.style(new Composite(row, SWT.NONE), "StewardCard");
        times.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).create());
        var count = new Label(times, SWT.NONE);
        count.setText("from &time");
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(count);
        hits = new Spinner(times, SWT.BORDER);
        hits.setValues(breakpoint.hits(), 1, MOST_HITS, 0, 1, 10);
        hits.setToolTipText("From which time on in each run, counted where the condition is true; 1 is every time");
        hits.getAccessible().addAccessibleListener(new Named("Hit count"));
        show();
        condition.addListener(SWT.Modify, event -> typed());
        condition.addListener(SWT.DefaultSelection, event -> changed.run());
        after.addListener(SWT.Selection, event -> typed());
        hits.addListener(SWT.Modify, event -> changed.run());
        ConditionNames.install(condition, breakpoint, after::getSelection);
        check();
    }

    private void label(@NonNull String text) {
        new Label(area, SWT.NONE).setText(text);
    }

    private static Button radio(@NonNull Composite parent, @NonNull String text) {
        var radio = new Button(parent, SWT.RADIO);
        radio.setText(text);
        return radio;
    }

    private void show() {
        before.setSelection(!breakpoint.isAfter());
        after.setSelection(breakpoint.isAfter());
        condition.setText(breakpoint.condition());
        condition.setSelection(condition.getCharCount());
    }

    private void typed() {
        changed.run();
        checks++;
        var mine = checks;
        area.getDisplay().timerExec(PAUSE_MS, () -> {
            if (mine == checks && !area.isDisposed()) {
                check();
            }
        });
    }

    private void check() {
        var asked = condition.getText();
        Deliver.to(area, StepTexts.fault(breakpoint, after.getSelection(), asked), found -> {
            if (asked.equals(condition.getText())) {
                say(found);
            }
        }, sentence -> say(Optional.of(sentence)));
    }

    private void say(Optional<String> found) {
        if (Styles.text(fault, found.map(sentence -> "✕ " + sentence).orElse(HINT))) {
            Styles.restyle(fault, found.isPresent() ? "StewardFailed" : "StewardMuted");
            fault.requestLayout();
        }
    }

    @Override
    public Composite control() {
        return area;
    }

    @Override
    public boolean focus() {
        return condition.setFocus();
    }

    @Override
    public @Nullable String fault() {
        return fault.getText().startsWith("✕ ") ? fault.getText() : null;
    }

    @Override
    public void store() throws CoreException {
        var wanted = condition.getText().strip();
        if (!wanted.equals(breakpoint.condition()) || hits.getSelection() != breakpoint.hits()
                || after.getSelection() != breakpoint.isAfter()) {
            breakpoint.when(wanted, hits.getSelection(), after.getSelection());
        }
    }
}
