package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.graph.StepState;
import dev.steward.ui.kit.Sign;
import dev.steward.graph.draw.Scene;
import dev.steward.graph.layout.Rect;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;

/** Tells assistive technology what a graph shows: a list of all nodes in the order of the text. */
final class GraphNames {

    private final GraphCanvas canvas;

    GraphNames(GraphCanvas canvas) {
        this.canvas = canvas;
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name(event.childID);
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new Items());
    }

    private List<Node> nodes() {
        return canvas.scene().picture().graph().all().toList();
    }

    private String name(int child) {
        List<Node> nodes = nodes();
        if (child < 0 || child >= nodes.size()) {
            return "Graph of " + canvas.scene().picture().graph().playbook();
        }
        return name(canvas.scene(), nodes.get(child).id());
    }

    /** What is said of a node; empty when there is none of that id. */
    static String name(Scene scene, String id) {
        StepState state = scene.states().get(id);
        Boolean breakpoint = scene.breakpoints().get(id);
        return scene.picture().graph().node(id).map(Node::words).map(words -> state == null ? words
                : words + ", " + Sign.of(state.word()).word()).map(words -> breakpoint == null ? words
                        : words + (breakpoint ? ", breakpoint" : ", breakpoint that is off"))
                .orElse("");
    }

    private int selected() {
        List<Node> nodes = nodes();
        return IntStream.range(0, nodes.size()).filter(i -> nodes.get(i).id().equals(canvas.scene().selected()))
                .findFirst().orElse(ACC.CHILDID_NONE);
    }

    /** The list's structure. */
    private final class Items extends AccessibleControlAdapter {

        @Override
        public void getRole(AccessibleControlEvent event) {
            event.detail = event.childID == ACC.CHILDID_SELF ? ACC.ROLE_LIST : ACC.ROLE_LISTITEM;
        }

        @Override
        public void getChildCount(AccessibleControlEvent event) {
            event.detail = nodes().size();
        }

        @Override
        public void getChildren(AccessibleControlEvent event) {
            event.children = IntStream.range(0, nodes().size()).boxed().toArray();
        }

        @Override
        public void getFocus(AccessibleControlEvent event) {
            event.childID = canvas.isFocusControl() && selected() < 0 ? ACC.CHILDID_SELF : selected();
        }

        @Override
        public void getSelection(AccessibleControlEvent event) {
            event.childID = selected();
        }

        @Override
        public void getState(AccessibleControlEvent event) {
            event.detail = ACC.STATE_FOCUSABLE | ACC.STATE_SELECTABLE;
            if (event.childID >= 0 && event.childID == selected()) {
                event.detail |= ACC.STATE_SELECTED | ACC.STATE_FOCUSED;
            }
        }

        @Override
        public void getLocation(AccessibleControlEvent event) {
            List<Node> nodes = nodes();
            if (event.childID >= 0 && event.childID < nodes.size()) {
                canvas.scene().picture().box(nodes.get(event.childID).id()).ifPresent(box -> {
                    Rect at = canvas.camera().toScreen(box.at());
                    Point from = canvas.toDisplay((int) at.x(), (int) at.y());
                    event.x = from.x;
                    event.y = from.y;
                    event.width = (int) at.width();
                    event.height = (int) at.height();
                });
            }
        }
    }
}
