package dev.steward.engine.past;

/**
 * One playbook call of a {@link Strand}, as a debugger's stack frame.
 *
 * @param call the playbook call
 * @param at   the innermost thing that is under way in it, which for a call that called another one is that step; the
 *             call itself when nothing is
 */
public record Level(Activation call, Activation at) {
}
