package dev.steward.ui.editor.internal.graph;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** A graph by keyboard. */
final class GraphKeys {

    /** How much larger one key makes it. */
    static final double STEP = 1.25;

    private final GraphCanvas canvas;
    private final GraphActs acts;

    GraphKeys(GraphCanvas canvas, GraphActs acts) {
        this.canvas = canvas;
        this.acts = acts;
        canvas.addListener(SWT.KeyDown, this::pressed);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    private void pressed(Event event) {
        if ((event.stateMask & (SWT.MOD1 | SWT.MOD3)) != 0) {
            return;
        }
        switch (event.keyCode == SWT.KEYPAD_CR ? SWT.CR : event.keyCode) {
            case SWT.ARROW_DOWN, SWT.ARROW_UP, SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.HOME, SWT.END -> move(
                    event.keyCode);
            case SWT.PAGE_DOWN -> canvas.look(canvas.camera().panned(0, -canvas.getClientArea().height * 0.8));
            case SWT.PAGE_UP -> canvas.look(canvas.camera().panned(0, canvas.getClientArea().height * 0.8));
            case SWT.KEYPAD_ADD -> canvas.zoom(STEP);
            case SWT.KEYPAD_SUBTRACT -> canvas.zoom(1 / STEP);
            default -> typed(event.character);
        }
    }

    private void typed(char character) {
        switch (character) {
            case '+', '=' -> canvas.zoom(STEP);
            case '-' -> canvas.zoom(1 / STEP);
            case '0' -> canvas.fit();
            case '1' -> canvas.zoom(1 / canvas.camera().zoom());
            case 'm' -> canvas.map(!canvas.isMapped());
            case ' ' -> canvas.selected().filter(node -> !node.calls().isEmpty()).ifPresent(acts::fold);
            case SWT.CR -> canvas.selected().ifPresent(acts::go);
            default -> {
                // no key of ours
            }
        }
    }

    private void move(int key) {
        new Moves(canvas.scene().picture()).from(canvas.scene().selected(), key).ifPresent(id -> {
            canvas.select(id);
            canvas.selected().ifPresent(acts::chosen);
        });
    }
}
