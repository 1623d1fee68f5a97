package dev.steward.dsl.internal.syntax;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.nodemodel.INode;

/**
 * The values of tokens in the tree. All are texts: a number keeps its digits and unit, so that nothing overflows or is
 * rounded before its type is known. Texts lose their quotes and escapes.
 */
@NonNullByDefault({}) // overrides what has no null annotations
public class TokenValues implements IValueConverterService {

    @Override
    public @Nullable Object toValue(@Nullable String text, String rule, @Nullable INode node) {
        if (text == null) {
            return null;
        }
        return switch (rule.substring(rule.lastIndexOf('.') + 1)) {
            case "STRING" -> text.startsWith("\"\"\"")
                    ? TextBlocks.strip(TextBlocks.unescape(cut(text, 3, 3)))
                    : TextBlocks.unescape(cut(text, 1, 1));
            case "TEXT_START" -> TextBlocks.unescape(cut(text, 1, 2));
            case "TEXT_MIDDLE", "BLOCK_MIDDLE" -> TextBlocks.unescape(cut(text, 1, 2));
            case "TEXT_END" -> TextBlocks.unescape(cut(text, 1, 1));
            case "BLOCK_START" -> TextBlocks.unescape(cut(text, 3, 2));
            case "BLOCK_END" -> TextBlocks.unescape(cut(text, 1, 3));
            case "ComparisonOperator" -> text.startsWith("not") ? "not in" : text;
            default -> text;
        };
    }

    private static String cut(String text, int front, int back) {
        return text.length() < front + back ? "" : text.substring(front, text.length() - back);
    }

    @Override
    public String toString(Object value, String rule) {
        return String.valueOf(value);
    }
}
