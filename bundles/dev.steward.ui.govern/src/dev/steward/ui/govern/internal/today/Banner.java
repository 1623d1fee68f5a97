package dev.steward.ui.govern.internal.today;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Styles;

/** A sentence above everything that can't be overlooked, with the one thing to do about it. Hidden without one. */
public final class Banner {

    private static final int EDGE = 4;

    private final Composite area;
    private final Label text;
    private final Button button;
    private Runnable act = () -> {
    };

    /** Hidden at first. */
    public Banner(Composite parent) {
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardBanner");
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 8).spacing(16, 0).create());
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(area);
        area.setVisible(false);
        area.addListener(SWT.Paint, e -> {
            e.gc.setBackground(Styles.colour(Colours.FAILED));
            e.gc.fillRectangle(0, 0, EDGE, area.getSize().y);
        });
        text = Styles.wrapped(area, "", "StewardText");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        button = Styles.button(area, "", "StewardButton", () -> act.run());
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(button);
    }

    /** Shows a sentence and what its button does; null hides it. True when something changed. */
    public boolean show(@Nullable String sentence, String label, Runnable does) {
        var is = sentence != null;
        var changed = is != area.getVisible() || sentence != null && Styles.text(text, sentence);
        if (sentence != null) {
            Styles.text(text, sentence);
            Styles.relabel(button, label);
            act = does;
        }
        ((GridData) area.getLayoutData()).exclude = !is;
        area.setVisible(is);
        return changed;
    }
}
