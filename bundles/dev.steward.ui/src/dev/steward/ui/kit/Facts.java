package dev.steward.ui.kit;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** Labels with what they stand for, below each other, values in one line of sight. */
public final class Facts {

    /** Width of the labels, the same in forms, so that values stand below each other. */
    public static final int LABEL = 112;

    private final Composite area;
    private List<Fact> shown = List.of();

    /**
     * One line.
     *
     * @param colour a name of {@link Colours}; {@link Colours#TEXT} for the usual
     */
    public record Fact(String label, String value, String colour) {

        /** In the usual colour. */
        public Fact(String label, String value) {
            this(label, value, Colours.TEXT);
        }
    }

    /** Without lines. */
    public Facts(Composite parent) {
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 6).create());
    }

    /** The whole, for its layout. */
    public Composite control() {
        return area;
    }

    /** Shows these; true when something changed. */
    public boolean show(List<Fact> facts) {
        if (facts.equals(shown)) {
            return false;
        }
        shown = List.copyOf(facts);
        for (var old : area.getChildren()) {
            old.dispose();
        }
        for (var fact : facts) {
            var label = Styles.label(area, fact.label(), "StewardMuted");
            GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).hint(LABEL, SWT.DEFAULT).applyTo(label);
            var value = Styles.wrapped(area, fact.value(), Styles.textClass(fact.colour()));
            GridDataFactory.fillDefaults().grab(true, false).applyTo(value);
        }
        return true;
    }
}
