package dev.steward.ui.editor.internal.graph;

import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Picture.Box;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;

/** Where keys lead from a node: down and up along the arrows and into frames, to the sides by what is seen there. */
final class Moves {

    private final Picture picture;

    Moves(Picture picture) {
        this.picture = picture;
    }

    /** The node that a key leads to; empty when it leads nowhere. */
    Optional<String> from(String id, int key) {
        Box box = picture.box(id).orElse(null);
        if (box == null) {
            return ids().stream().findFirst();
        }
        return switch (key) {
            case SWT.ARROW_DOWN -> box.node().isFrame()
                    ? Optional.of(box.node().inside().nodes().getFirst().id())
                    : picture.graph().next(id).stream().findFirst();
            case SWT.ARROW_UP -> picture.graph().previous(id).stream().findFirst().or(() -> around(id));
            case SWT.ARROW_LEFT -> beside(box, -1);
            case SWT.ARROW_RIGHT -> beside(box, 1);
            case SWT.HOME -> ids().stream().findFirst();
            case SWT.END -> Optional.ofNullable(ids().isEmpty() ? null : ids().getLast());
            default -> Optional.empty();
        };
    }

    private List<String> ids() {
        return picture.graph().all().map(node -> node.id()).toList();
    }

    /** The frame around a node. */
    private Optional<String> around(String id) {
        return picture.graph().all().filter(frame -> frame.inside().nodes().stream()
                .anyMatch(node -> node.id().equals(id))).map(frame -> frame.id()).findFirst();
    }

    private Optional<String> beside(Box from, int direction) {
        return picture.boxes().stream().filter(to -> !to.node().isFrame())
                .filter(to -> (to.at().centerX() - from.at().centerX()) * direction > from.at().width() / 2)
                .filter(to -> to.at().y() <= from.at().bottom() && from.at().y() <= to.at().bottom())
                .min(Comparator.comparingDouble(to -> Math.abs(to.at().centerX() - from.at().centerX())))
                .map(to -> to.node().id());
    }
}
