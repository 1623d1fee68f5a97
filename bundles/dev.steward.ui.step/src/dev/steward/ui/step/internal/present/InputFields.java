package dev.steward.ui.step.internal.present;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Composite;

import dev.steward.engine.Act;
import dev.steward.runtime.debug.Choices;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.TypedForm;

/** What a held step is about to be given. */
final class InputFields implements Fields {

    private final Choices choices;
    private final TypedForm form;
    private final FormView view;
    private final Consumer<String> say;

    InputFields(@NonNull Composite parent, @NonNull Choices choices, @NonNull TypedForm form,
            @NonNull Consumer<String> say) {
        this.choices = choices;
        this.form = form;
        this.say = say;
        view = new FormView(parent, form, () -> {
            // each field says itself what does not fit
        });
        GridDataFactory.fillDefaults().grab(true, false).applyTo(view.control());
    }

    @Override
    public @Nullable CompletableFuture<Act> act() {
        if (!view.check()) {
            return null;
        }
        var act = Acts.inputs(choices, form, view.texts());
        if (act == null) {
            say.accept("The inputs are as they were; change one of them first.");
            return null;
        }
        return CompletableFuture.completedFuture(act);
    }

    @Override
    public boolean isTouched() {
        return form.isChanged(view.texts());
    }

    @Override
    public boolean focus() {
        return view.focus();
    }

    /** Shows a field, with what somebody typed for it elsewhere; null leaves it as it is. */
    void show(@NonNull String path, @Nullable String text) {
        if (text == null ? !view.focus(path) : !view.type(path, text)) {
            view.focus();
        }
    }
}
