package dev.steward.ui.kit;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A whole view that has nothing to show yet: what is the matter, and the first step. */
public final class Message {

    private static final int WIDTH = 480;

    private final Composite area;
    private final Label title;
    private final Label text;
    private final Label details;
    private final Composite buttons;

    /** A thing to do about it; the first one is the usual one. */
    public record Step(String label, Runnable act) {
    }

    /** Empty at first. */
    public Message(Composite parent) {
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        area.setLayout(GridLayoutFactory.fillDefaults().margins(24, 24).spacing(0, 8).create());
        title = centred(Styles.wrapped(area, "", "StewardText"));
        title.setFont(Styles.font(Fonts.TITLE));
        GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.END).applyTo(title);
        text = centred(Styles.wrapped(area, "", "StewardMuted"));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.CENTER, SWT.BEGINNING).hint(WIDTH, SWT.DEFAULT)
                .applyTo(text);
        details = centred(Styles.wrapped(area, "", "StewardMuted"));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.CENTER, SWT.BEGINNING).hint(WIDTH, SWT.DEFAULT)
                .applyTo(details);
        buttons = Styles.style(new Composite(area, SWT.NONE), "StewardPage");
        buttons.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).create());
        GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.BEGINNING).indent(0, 8)
                .applyTo(buttons);
    }

    private static Label centred(Label label) {
        label.setAlignment(SWT.CENTER);
        return label;
    }

    /** The whole, for its layout. */
    public Composite control() {
        return area;
    }

    /** Says this. */
    public void say(String heading, String sentence, List<String> more, List<Step> steps) {
        Styles.text(title, heading);
        Styles.text(text, sentence);
        Styles.text(details, String.join("\n", more));
        details.setVisible(!more.isEmpty());
        ((GridData) details.getLayoutData()).exclude = more.isEmpty();
        for (var old : buttons.getChildren()) {
            old.dispose();
        }
        for (var step : steps) {
            Styles.button(buttons, step.label(), step == steps.getFirst() ? "StewardPrimary" : "StewardButton",
                    step.act());
        }
        area.layout(true, true);
    }

    /** Gives the keyboard to the first step. */
    public void focus() {
        var steps = buttons.getChildren();
        if (steps.length == 0 || !steps[0].setFocus()) {
            area.forceFocus();
        }
    }
}
