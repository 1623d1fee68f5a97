package dev.steward.ui.govern.internal.inbox;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

/** Stub. */
public final class InboxView extends ViewPart {
    @Override
    public void createPartControl(Composite parent) {
    }

    @Override
    public void setFocus() {
    }
}
