package dev.steward.ui.step.internal.present;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import dev.steward.engine.Act;
import dev.steward.engine.value.Value;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;
import dev.steward.ui.kit.TypedForm;

/** What a step, or an operation, comes to instead of being done: a typed value, or what an expression comes to. */
final class ValueFields implements Fields {

    private final Function<@Nullable Value, Act> made;
    private final @Nullable TypedForm form;
    private final @Nullable FormView view;
    private final @Nullable Text expression;
    private @Nullable Function<String, CompletableFuture<Value>> compute;
    private @Nullable Consumer<String> say;

    private ValueFields(@NonNull Function<@Nullable Value, Act> made, @Nullable TypedForm form,
            @Nullable FormView view, @Nullable Text expression) {
        this.made = made;
        this.form = form;
        this.view = view;
        this.expression = expression;
    }

    /** Nothing is asked. */
    static ValueFields none(@NonNull Function<@Nullable Value, Act> made) {
        return new ValueFields(made, null, null, null);
    }

    /** A value of a type. */
    static ValueFields typed(@NonNull Composite parent, @NonNull TypedForm form,
            @NonNull Function<@Nullable Value, Act> made) {
        var view = new FormView(parent, form, () -> {
            // each field says itself what does not fit
        });
        GridDataFactory.fillDefaults().grab(true, false).applyTo(view.control());
        return new ValueFields(made, form, view, null);
    }

    /** What an expression comes to; {@code say}: told what is missing. */
    static ValueFields computed(@NonNull Composite parent, @NonNull Function<String, CompletableFuture<Value>> compute,
            @NonNull Consumer<String> say, @NonNull Function<@Nullable Value, Act> made) {
        Styles.label(parent, "Value", "StewardMuted");
        var text = new Text(parent, SWT.SINGLE | SWT.BORDER);
        text.setMessage("an expression, such as total + 1");
        text.getAccessible().addAccessibleListener(new Named("Value, as an expression"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        var fields = new ValueFields(made, null, null, text);
        fields.compute = compute;
        fields.say = say;
        return fields;
    }

    @Override
    public @Nullable CompletableFuture<Act> act() {
        var typed = form;
        var shown = view;
        var text = expression;
        var by = compute;
        if (typed != null && shown != null) {
            return shown.check()
                    ? CompletableFuture.completedFuture(
                            made.apply(typed.values(shown.texts()).values().iterator().next()))
                    : null;
        }
        if (text == null || by == null) {
            return CompletableFuture.completedFuture(made.apply(null));
        }
        var teller = say;
        if (text.getText().isBlank()) {
            if (teller != null) {
                teller.accept("Write the value as an expression, such as \"a text\" or total + 1.");
            }
            text.setFocus();
            return null;
        }
        return by.apply(text.getText()).thenApply(made);
    }

    @Override
    public boolean isTouched() {
        var typed = form;
        var shown = view;
        var text = expression;
        return typed != null && shown != null && typed.isChanged(shown.texts())
                || text != null && !text.getText().isEmpty();
    }

    @Override
    public boolean focus() {
        var shown = view;
        var text = expression;
        return shown != null ? shown.focus() : text != null && text.setFocus();
    }
}
