package dev.steward.ui.step.internal.present;

import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.AutoCompleteField;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import dev.steward.engine.Act;
import dev.steward.runtime.debug.Choices;
import dev.steward.ui.kit.Facts;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** The error that a step, or an operation, is to fail with. */
final class ErrorFields implements Fields {

    private final Choices choices;
    private final Combo name;
    private final Label words;
    private final Text message;

    ErrorFields(@NonNull Composite parent, @NonNull Choices choices) {
        this.choices = choices;
        var area = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 8).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
        label(area, "Error");
        var side = Styles.style(new Composite(area, SWT.NONE), "StewardCard");
        side.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 2).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(side);
        var names = choices.errors().stream().map(Choices.Failing::name).toArray(String[]::new);
        name = new Combo(side, SWT.DROP_DOWN);
        name.setItems(names);
        name.setVisibleItemCount(names.length);
        name.getAccessible().addAccessibleListener(new Named("Error"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
        new AutoCompleteField(name, new ComboContentAdapter(), names);
        words = Styles.wrapped(side, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(words);
        words.setVisible(false);
        label(area, "Message");
        message = new Text(area, SWT.SINGLE | SWT.BORDER);
        message.setMessage("what is told of it");
        message.getAccessible().addAccessibleListener(new Named("Message"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(message);
        name.addListener(SWT.Modify, event -> {
            Styles.restyle(words, "StewardMuted");
            tell(Acts.words(choices, name.getText().strip()));
        });
    }

    private static void label(Composite area, String text) {
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).hint(Facts.LABEL, SWT.DEFAULT).indent(0, 6)
                .applyTo(Styles.label(area, text, "StewardMuted"));
    }

    private void tell(String text) {
        if (Styles.text(words, text)) {
            ((GridData) words.getLayoutData()).exclude = text.isEmpty();
            words.setVisible(!text.isEmpty());
            words.requestLayout();
        }
    }

    @Override
    public @Nullable CompletableFuture<Act> act() {
        var error = name.getText().strip();
        var complaint = Acts.complaint(choices, error);
        if (complaint.isPresent()) {
            Styles.restyle(words, "StewardFailed");
            tell(complaint.get());
            name.setFocus();
            return null;
        }
        var told = message.getText().strip();
        return CompletableFuture.completedFuture(
                new Act.Fail(error, told.isEmpty() ? "The operator made it fail." : told));
    }

    @Override
    public boolean isTouched() {
        return !name.getText().isEmpty() || !message.getText().isEmpty();
    }

    @Override
    public boolean focus() {
        return name.setFocus();
    }
}
