package dev.steward.ui.editor.internal.colour;

import dev.steward.dsl.ide.StyledRegion;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;

/**
 * How each style of the language looks in the theme of now. A colour of the theme is called like the style; styles
 * without one look like plain text.
 */
final class StyleColours {

    private static final String PREFIX = "dev.steward.ui.editor.";

    private final ColorRegistry colors;

    StyleColours(ColorRegistry colors) {
        this.colors = colors;
    }

    /** How a region looks; empty for plain text. */
    Optional<StyleRange> range(StyledRegion region) {
        String name = nameOf(region);
        boolean bold = region.style() == StyledRegion.Style.KEYWORD;
        boolean underlined = region.style() == StyledRegion.Style.IRREVERSIBLE;
        if (!colors.hasValueFor(name)) {
            return Optional.empty();
        }
        var range = new StyleRange(region.offset(), region.length(), colors.get(name), null,
                bold ? SWT.BOLD : SWT.NORMAL);
        range.underline = underlined;
        return Optional.of(range);
    }

    /** Whether a change of the theme concerns the text. */
    static boolean isOurs(@Nullable String property) {
        return property != null && property.startsWith(PREFIX);
    }

    private static String nameOf(StyledRegion region) {
        return PREFIX + region.style().name().toLowerCase(Locale.ROOT);
    }
}
