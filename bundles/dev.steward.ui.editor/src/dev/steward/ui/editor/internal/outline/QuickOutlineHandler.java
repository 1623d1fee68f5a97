package dev.steward.ui.editor.internal.outline;

import dev.steward.ui.editor.PlaybookHandler;

/** Ctrl+O. */
public final class QuickOutlineHandler extends PlaybookHandler {

    @Override
    protected void execute(Target target) {
        target.playbook().latest()
                .ifPresent(snapshot -> new QuickOutline(target.editor().getSite().getShell(), target.editor(), snapshot)
                        .open());
    }
}
