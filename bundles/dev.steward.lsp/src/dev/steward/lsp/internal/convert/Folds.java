package dev.steward.lsp.internal.convert;

import dev.steward.dsl.ide.FoldingRegion;
import dev.steward.dsl.ide.Inlay;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What may be hidden in a text, and what may be shown in it. */
public final class Folds {

    private Folds() {
    }

    /** Lines that may be shown as one; the line of a closing brace stays to be seen. */
    public static List<FoldingRange> of(List<FoldingRegion> regions, Lines lines, Abilities abilities) {
        List<FoldingRange> out = new ArrayList<>();
        for (FoldingRegion region : regions) {
            Position from = lines.position(region.offset());
            Position to = lines.position(region.offset() + region.length());
            boolean braces = region.kind() == FoldingRegion.Kind.BLOCK || region.kind() == FoldingRegion.Kind.TEXT;
            int last = abilities.wholeLines() && braces ? to.getLine() - 1 : to.getLine();
            if (last > from.getLine()) {
                FoldingRange range = new FoldingRange(from.getLine(), last);
                if (!abilities.wholeLines()) {
                    range.setStartCharacter(lines.end(from.getLine()) - lines.start(from.getLine()));
                    range.setEndCharacter(braces ? Math.max(0, to.getCharacter() - 1) : to.getCharacter());
                }
                range.setKind(switch (region.kind()) {
                    case IMPORTS -> FoldingRangeKind.Imports;
                    case COMMENT -> FoldingRangeKind.Comment;
                    case BLOCK, TEXT -> FoldingRangeKind.Region;
                });
                out.add(range);
            }
        }
        return out;
    }

    /** Remarks between a text's characters that touch a piece of it. */
    public static List<InlayHint> of(List<Inlay> inlays, Lines lines, int from, int to) {
        return inlays.stream().filter(i -> i.offset() >= from && i.offset() <= to).map(i -> of(i, lines)).toList();
    }

    private static InlayHint of(Inlay inlay, Lines lines) {
        InlayHint hint = new InlayHint(lines.position(inlay.offset()), Either.forLeft(inlay.text().strip()));
        hint.setPaddingLeft(inlay.kind() == Inlay.Kind.COST);
        hint.setPaddingRight(inlay.kind() == Inlay.Kind.INPUT);
        switch (inlay.kind()) {
            case TYPE -> hint.setKind(InlayHintKind.Type);
            case INPUT -> hint.setKind(InlayHintKind.Parameter);
            case COST -> hint.setTooltip("The most that one run can cost, as the files are on disk.");
        }
        return hint;
    }
}
