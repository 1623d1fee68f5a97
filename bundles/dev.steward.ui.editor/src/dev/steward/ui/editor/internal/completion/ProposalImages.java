package dev.steward.ui.editor.internal.completion;

import dev.steward.dsl.ide.Proposal;
import dev.steward.ui.editor.PlaybookImages;
import org.eclipse.swt.graphics.Image;

/** The picture of each kind of proposal: the same that the outline shows for such a thing. */
public final class ProposalImages {

    /** On the UI thread. */
    public Image of(Proposal.Kind kind) {
        return PlaybookImages.of(switch (kind) {
            case KEYWORD, WORD -> "keyword";
            case SNIPPET -> "snippet";
            case STEP -> "step";
            case VALUE, INPUT -> "value";
            case FIELD -> "field";
            case FUNCTION -> "function";
            case OPERATION -> "operation";
            case CONNECTOR -> "connector";
            case AGENT -> "agent";
            case PLAYBOOK -> "playbook";
            case TYPE -> "type";
            case NAME, TEXT -> "name";
            case ERROR -> "error";
            case PACKAGE -> "package";
        });
    }
}
