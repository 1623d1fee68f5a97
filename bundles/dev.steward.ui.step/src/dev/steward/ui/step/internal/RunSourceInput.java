package dev.steward.ui.step.internal;

import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;

import dev.steward.debug.RunSource;

/** The text that a run uses, in an editor where it can't be changed. */
public final class RunSourceInput extends PlatformObject implements IStorageEditorInput {

    private final RunSource source;

    RunSourceInput(@NonNull RunSource source) {
        this.source = source;
    }

    /** The text. */
    public RunSource source() {
        return source;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public @Nullable ImageDescriptor getImageDescriptor() {
        return null;
    }

    /** The end of the name says which language it is, so that an editor has its colours. */
    @Override
    public String getName() {
        return "as the run has it: " + source.getName();
    }

    @Override
    public @Nullable IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return source.path() + ", as the run that is debugged has it; the file was changed since";
    }

    @Override
    public IStorage getStorage() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunSourceInput same && same.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
