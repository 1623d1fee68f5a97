package dev.steward.ui.step.internal.present;

import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;

import dev.steward.engine.Act;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.runtime.debug.Choices;
import dev.steward.ui.kit.Facts;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** Which operation is not called in this run, and what its calls come to instead. */
final class MockFields implements Fields {

    private final Choices choices;
    private final ZoneId zone;
    private final Runnable resized;
    private final Combo operation;
    private final Button fails;
    private final Composite below;
    private Fields fields;

    MockFields(@NonNull Composite parent, @NonNull Choices choices, @NonNull ZoneId zone,
            @NonNull Runnable resized) {
        this.choices = choices;
        this.zone = zone;
        this.resized = resized;
        var area = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 8).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
        label(area, "Operation");
        operation = new Combo(area, SWT.READ_ONLY);
        operation.setItems(choices.operations().keySet().toArray(String[]::new));
        operation.getAccessible().addAccessibleListener(new Named("Operation"));
        var own = choices.own();
        operation.select(Math.max(0, own == null ? 0 : operation.indexOf(own)));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(operation);
        label(area, "Comes to");
        var ways = Styles.style(new Composite(area, SWT.NONE), "StewardCard");
        ways.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 0).create());
        var gives = Styles.style(new Button(ways, SWT.RADIO), "StewardCheck");
        gives.setText("a value");
        gives.setSelection(true);
        fails = Styles.style(new Button(ways, SWT.RADIO), "StewardCheck");
        fails.setText("an error");
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(ways);
        below = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        below.setLayout(GridLayoutFactory.fillDefaults().create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(below);
        fields = fields();
        operation.addListener(SWT.Selection, event -> again());
        fails.addListener(SWT.Selection, event -> again());
    }

    private static void label(Composite area, String text) {
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).hint(Facts.LABEL, SWT.DEFAULT).indent(0, 6)
                .applyTo(Styles.label(area, text, "StewardMuted"));
    }

    private void again() {
        for (var old : below.getChildren()) {
            old.dispose();
        }
        fields = fields();
        below.layout(true, true);
        resized.run();
    }

    private Fields fields() {
        if (fails.getSelection()) {
            return new ErrorFields(below, choices);
        }
        var type = choices.operations().getOrDefault(operation(), new Type.Nothing());
        var form = Acts.value("value", type, choices.held().types(), zone);
        if (form.isPresent()) {
            return ValueFields.typed(below, form.get(), MockFields::replaced);
        }
        GridDataFactory.fillDefaults().grab(true, false).applyTo(
                Styles.wrapped(below, operation() + " gives no value, so there is nothing to fill in.",
                        "StewardMuted"));
        return ValueFields.none(MockFields::replaced);
    }

    private static Act replaced(@Nullable Value value) {
        return Acts.settled(false, value);
    }

    String operation() {
        return operation.getText();
    }

    boolean isMocked() {
        return choices.mocked().containsKey(operation());
    }

    @Override
    public @Nullable CompletableFuture<Act> act() {
        return fields.act();
    }

    @Override
    public boolean isTouched() {
        return fails.getSelection() || fields.isTouched();
    }

    @Override
    public boolean focus() {
        return operation.setFocus();
    }
}
