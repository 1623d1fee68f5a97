package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.Hover;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.graph.layout.Picture;
import dev.steward.ui.editor.internal.hover.HoverControl;
import dev.steward.ui.kit.Deliver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/** Says of the node below the mouse what the editor says of its name. */
final class GraphHover {

    private static final int BELOW = 18;

    private final GraphCanvas canvas;
    private final Supplier<Optional<OpenPlaybook>> open;
    private @Nullable HoverControl shown;
    private String about = "";

    GraphHover(GraphCanvas canvas, Supplier<Optional<OpenPlaybook>> open) {
        this.canvas = canvas;
        this.open = open;
        canvas.addListener(SWT.MouseHover, this::ask);
        canvas.addListener(SWT.MouseMove, event -> {
            if (!canvas.at(event.x, event.y).map(box -> box.node().id()).orElse("").equals(about)) {
                close();
            }
        });
        for (int ending : new int[]{ SWT.MouseDown, SWT.MouseExit, SWT.KeyDown, SWT.MouseVerticalWheel, SWT.FocusOut,
                SWT.Dispose }) {
            canvas.addListener(ending, event -> close());
        }
    }

    private void ask(Event event) {
        Picture.Box box = canvas.at(event.x, event.y).orElse(null);
        OpenPlaybook playbook = open.get().orElse(null);
        if (box == null || playbook == null || box.node().id().equals(about)) {
            return;
        }
        Node node = box.node();
        close();
        about = node.id();
        Point at = canvas.toDisplay(event.x + BELOW / 2, event.y + BELOW);
        Deliver.to(canvas, CompletableFuture.supplyAsync(() -> of(playbook, node)), hover -> {
            if (about.equals(node.id())) {
                show(hover, at);
            }
        }, failure -> close());
    }

    /** Its own words come first where its name alone would not say what it does. */
    private static Hover of(OpenPlaybook playbook, Node node) {
        Optional<Hover> known = playbook.ask((ide, latest) -> latest.program().source(node.name().path())
                .filter(source -> node.name().offset() <= source.text().length())
                .map(source -> new Snapshot(latest.stamp(), source.path(), source.text(), List.of(), List.of(),
                        latest.program()))
                .flatMap(snapshot -> ide.hover(snapshot, node.name().offset()))).flatMap(found -> found);
        boolean named = !node.id().contains("#") && known.filter(hover -> !hover.facts().isEmpty()).isPresent();
        return known.filter(hover -> named).orElseGet(() -> new Hover(0, 0, node.words(), List.of(),
                known.map(Hover::documentation).orElse("")));
    }

    private void show(Hover hover, Point at) {
        var control = new HoverControl(canvas.getShell(), false);
        control.setInput(hover);
        Point size = control.computeSizeHint();
        control.setSize(size.x, size.y);
        control.setLocation(at);
        control.setVisible(true);
        shown = control;
    }

    private void close() {
        about = "";
        if (shown instanceof HoverControl control) {
            control.dispose();
        }
        shown = null;
    }
}
