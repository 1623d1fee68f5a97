package dev.steward.dsl.ide.internal.fixes;

/** Makes the fixes for one kind of issue; proposes none where it cannot help. */
@FunctionalInterface
interface Fixer {

    void fix(Finding finding);
}
