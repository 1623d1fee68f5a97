package dev.steward.ui.step.internal.present;

import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Act;

/** Fields of something that can be done. UI thread. */
interface Fields {

    /** What they say; null when something does not fit, which they tell in place. */
    @Nullable
    CompletableFuture<Act> act();

    /** Whether somebody typed something that would be lost. */
    boolean isTouched();

    /** Gives them the keyboard. */
    boolean focus();
}
