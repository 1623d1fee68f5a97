package dev.steward.ui.author.internal.declarations;

import dev.steward.ui.editor.PlaybookPlaces;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

/** Ctrl+Shift+T. */
public final class OpenDeclarationHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        Declared chosen = DeclarationsDialog.all(HandlerUtil.getActiveShellChecked(event)).choose();
        if (chosen != null) {
            var node = chosen.name().node();
            PlaybookPlaces.reveal(chosen.file(), node.nameOffset(), node.name().length());
        }
        return null;
    }
}
