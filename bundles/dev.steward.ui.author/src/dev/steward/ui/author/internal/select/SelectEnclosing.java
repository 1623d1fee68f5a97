package dev.steward.ui.author.internal.select;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.PlaybookHandler;
import dev.steward.ui.kit.Deliver;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.texteditor.ITextEditor;

/** Alt+Shift+Up: what stands around the selection; Alt+Shift+Down: back to what was selected before. */
public final class SelectEnclosing extends PlaybookHandler {

    private static final String BACK = "dev.steward.ui.author.selectLast";

    /** Where the text's widget keeps it: two commands share it. */
    private static final String TRAIL = "dev.steward.ui.author.selected";

    /** What was selected before, innermost first; only as long as nobody selects or types anything else. */
    private static final class Trail {

        private final Deque<IRegion> before = new ArrayDeque<>();
        private @Nullable IRegion now;
        private long stamp;

        boolean isAt(IRegion selected, long known) {
            return selected.equals(now) && stamp == known;
        }
    }

    @Override
    protected void execute(Target target) {
        var selected = new Region(target.selection().getOffset(), target.selection().getLength());
        Trail trail = trail(target.editor());
        if (!trail.isAt(selected, target.playbook().stamp())) {
            trail.before.clear();
        }
        if (target.command().equals(BACK)) {
            back(target, trail);
        } else {
            target.playbook().current().ifPresent(now -> grow(target, trail, selected, now));
        }
    }

    private static Trail trail(ITextEditor editor) {
        Control text = editor.getAdapter(Control.class);
        if (text.getData(TRAIL) instanceof Trail known) {
            return known;
        }
        var fresh = new Trail();
        text.setData(TRAIL, fresh);
        return fresh;
    }

    private static void back(Target target, Trail trail) {
        if (!trail.before.isEmpty()) {
            select(target, trail, trail.before.pop());
        }
    }

    private static void grow(Target target, Trail trail, IRegion selected, Snapshot now) {
        var display = target.editor().getSite().getShell().getDisplay();
        target.playbook().company()
                .ask(ide -> ide.enclosing(now, selected.getOffset(), selected.getLength()))
                .thenAccept(around -> Deliver.later(display, () -> {
                    boolean same = target.playbook().stamp() == now.stamp();
                    if (same && !around.isEmpty()) {
                        trail.before.push(selected);
                        select(target, trail, new Region(around.getFirst().offset(), around.getFirst().length()));
                    }
                }));
    }

    private static void select(Target target, Trail trail, IRegion region) {
        IDocument document = target.document();
        trail.now = region;
        trail.stamp = target.playbook().stamp();
        if (region.getOffset() + region.getLength() <= document.getLength()) {
            target.editor().selectAndReveal(region.getOffset(), region.getLength());
        }
    }
}
