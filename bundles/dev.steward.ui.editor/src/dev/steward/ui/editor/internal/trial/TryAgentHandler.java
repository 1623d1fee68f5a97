package dev.steward.ui.editor.internal.trial;

import dev.steward.ui.editor.PlaybookHandler;

/** Asks the agent in which the cursor is. */
public final class TryAgentHandler extends PlaybookHandler {

    @Override
    protected void execute(Target target) {
        var snapshot = target.playbook().latest().orElse(null);
        var agent = snapshot == null ? null : TryAgents.at(snapshot, target.selection().getOffset()).orElse(null);
        if (snapshot == null || agent == null) {
            target.say("Put the cursor into the agent that you want to try.");
        } else {
            TryAgents.open(target.playbook(), snapshot, agent);
        }
    }
}
