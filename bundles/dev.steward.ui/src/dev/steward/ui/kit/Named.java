package dev.steward.ui.kit;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** Tells assistive technology what a control is called. */
public final class Named extends AccessibleAdapter {

    private final String name;

    /** @param name as on its label */
    public Named(String name) {
        this.name = name;
    }

    @Override
    public void getName(AccessibleEvent e) {
        e.result = name;
    }
}
