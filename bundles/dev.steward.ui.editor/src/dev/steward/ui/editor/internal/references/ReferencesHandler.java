package dev.steward.ui.editor.internal.references;

import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.PlaybookHandler;
import org.eclipse.search.ui.NewSearchUI;

/** Ctrl+Shift+G: all places of all files that name the thing at the cursor. */
public final class ReferencesHandler extends PlaybookHandler {

    @Override
    protected void execute(Target target) {
        int offset = target.selection().getOffset();
        Snapshot now = target.playbook().current().orElse(null);
        Location name = now == null ? null : target.playbook()
                .ask((ide, latest) -> ide.renamable(now, offset)).flatMap(found -> found).orElse(null);
        if (now == null) {
            target.say("The playbooks are still being read: try again.");
            return;
        }
        String word = name == null ? "what is at the cursor"
                : now.text().substring(name.offset(), name.offset() + name.length());
        NewSearchUI.runQueryInBackground(new ReferencesQuery(target.playbook(), now, offset, word));
    }
}
