package dev.steward.ui.govern.internal.result;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Stub. */
public final class ResultView extends ViewPart {
    @Override
    public void createPartControl(Composite parent) {
    }

    @Override
    public void setFocus() {
    }
}
