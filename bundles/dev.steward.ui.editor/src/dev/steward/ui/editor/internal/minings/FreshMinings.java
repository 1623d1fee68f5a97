package dev.steward.ui.editor.internal.minings;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.EditorSettings;
import dev.steward.ui.editor.internal.SnapshotStrategy;
import java.util.Optional;
import org.eclipse.jface.text.source.ISourceViewerExtension5;

/** Has the remarks made anew for each snapshot: the platform asks for them before the language has read the text. */
public final class FreshMinings extends SnapshotStrategy {

    @Override
    protected Optional<EditorSettings> setting() {
        return Optional.of(EditorSettings.REMARKS);
    }

    @Override
    protected void show(Snapshot snapshot) {
        onDisplay(() -> {
            if (viewer() instanceof ISourceViewerExtension5 source
                    && open().filter(o -> o.stamp() == snapshot.stamp()).isPresent()) {
                source.updateCodeMinings();
            }
        });
    }
}
