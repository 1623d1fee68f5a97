package dev.steward.engine.past;

/** How to step. Each but the iterations has its opposite; all stop right before something is done. */
public enum Stride {
    /** The next thing that is done in this branch, inside a playbook that is called, too. */
    INTO,
    /** The next thing that is done in this branch after what is looked at, here or where this playbook was called. */
    OVER,
    /** The next thing that is done in this branch after this playbook call has ended. */
    OUT,
    /** What was done before in this branch, inside a playbook that was called, too. */
    BACK_INTO,
    /** What was done before in this playbook call; the call itself at its beginning. */
    BACK_OVER,
    /** The call of this playbook. */
    BACK_OUT,
    /** The same thing in the next iteration of the innermost loop around it. */
    NEXT_ITERATION,
    /** The same thing in the iteration before of the innermost loop around it. */
    PREVIOUS_ITERATION
}
