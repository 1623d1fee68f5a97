package dev.steward.ui.editor.internal.links;

import dev.steward.ui.editor.internal.PlaybookHandler;
import java.util.List;

/** F3: from the name at the cursor to its declaration. */
public final class DeclarationHandler extends PlaybookHandler {

    @Override
    protected void execute(Target target) {
        int offset = target.selection().getOffset();
        var places = target.playbook().current()
                .flatMap(now -> target.playbook().ask((ide, latest) -> ide.definition(now, offset))).orElse(List.of());
        if (places.isEmpty()) {
            target.say("There is no name at the cursor that is declared in a playbook.");
        } else {
            var place = places.getFirst();
            Places.reveal(target.playbook().company().file(place.path()), place.offset(), place.length());
        }
    }
}
