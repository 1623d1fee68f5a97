package dev.steward.ui.editor.internal.colour;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import dev.steward.ui.kit.Named;

/** Colours by what words mean, where an editor wants its colours from: nothing is found out from the text itself. */
public final class PlaybookColours implements IPresentationReconciler {

    private final ColouredSnapshots snapshots = new ColouredSnapshots();
    private final ColouredOthers others = new ColouredOthers();

    @Override
    public void install(ITextViewer viewer) {
        snapshots.install(viewer);
        others.install(viewer);
        viewer.getTextWidget().getAccessible().addAccessibleListener(new Named("Text of the playbook"));
    }

    @Override
    public void uninstall() {
        snapshots.uninstall();
        others.uninstall();
    }

    @Override
    public @Nullable IPresentationDamager getDamager(String contentType) {
        return null;
    }

    @Override
    public @Nullable IPresentationRepairer getRepairer(String contentType) {
        return null;
    }
}
