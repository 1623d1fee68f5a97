package dev.steward.ui.editor.internal.hover;

import dev.steward.dsl.ide.Hover;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.AbstractInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IInformationControlExtension2;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** Shows a hover: the signature in the font of playbooks, what holds with its labels in bold, then what was written. */
public final class HoverControl extends AbstractInformationControl implements IInformationControlExtension2 {

    private static final int MARGIN = 8;
    private static final int WIDEST = 640;

    private @Nullable StyledText text;

    /**
     * Shows nothing yet.
     *
     * @param resizable whether it stays when the mouse goes into it
     */
    public HoverControl(Shell parent, boolean resizable) {
        super(parent, resizable);
        create();
    }

    @Override
    protected void createContent(Composite parent) {
        parent.setLayout(new FillLayout());
        StyledText shown = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
        shown.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        shown.setForeground(parent.getForeground());
        shown.setBackground(parent.getBackground());
        shown.setCaret(null);
        text = shown;
    }

    @Override
    public void setInput(@Nullable Object input) {
        if (input instanceof Hover hover && text instanceof StyledText shown) {
            shown.setText(HoverText.plain(hover));
            shown.setStyleRanges(styles(hover).toArray(StyleRange[]::new));
        }
    }

    private static List<StyleRange> styles(Hover hover) {
        var ranges = new ArrayList<StyleRange>();
        var signature = new StyleRange(0, hover.signature().length(), null, null);
        signature.font = JFaceResources.getFontRegistry().getBold(JFaceResources.TEXT_FONT);
        ranges.add(signature);
        int at = hover.signature().length() + 2;
        for (Hover.Fact fact : hover.facts()) {
            ranges.add(new StyleRange(at, fact.label().length() + 1, null, null, SWT.BOLD));
            at += fact.label().length() + 2 + fact.text().length() + 1;
        }
        return ranges;
    }

    @Override
    public boolean hasContents() {
        return text instanceof StyledText shown && shown.getCharCount() > 0;
    }

    @Override
    public Point computeSizeHint() {
        var shell = getShell();
        Point wanted = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT, true);
        return wanted.x <= WIDEST ? wanted : shell.computeSize(WIDEST, SWT.DEFAULT, true);
    }

    @Override
    public IInformationControlCreator getInformationPresenterControlCreator() {
        return parent -> new HoverControl(parent, true);
    }
}
