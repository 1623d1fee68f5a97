package dev.steward.ui.editor.internal.outline;

import dev.steward.ui.editor.PlaybookImages;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;

/** Entries of an outline: the picture of their kind, their name, and behind it what is known of it. */
final class OutlineLabels extends LabelProvider implements IStyledLabelProvider {

    @Override
    public StyledString getStyledText(Object element) {
        if (!(element instanceof OutlineContent.Entry entry)) {
            return new StyledString();
        }
        var text = new StyledString(entry.node().name().isEmpty() ? entry.node().kind() : entry.node().name());
        if (!entry.node().detail().isEmpty()) {
            text.append("  " + entry.node().detail(), StyledString.QUALIFIER_STYLER);
        }
        return text;
    }

    @Override
    public String getText(Object element) {
        return getStyledText(element).getString();
    }

    @Override
    public @Nullable Image getImage(Object element) {
        return element instanceof OutlineContent.Entry entry ? PlaybookImages.of(entry.node().kind()) : null;
    }
}
