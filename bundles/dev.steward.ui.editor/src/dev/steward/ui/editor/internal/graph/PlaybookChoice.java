package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.ui.editor.PlaybookImages;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolItem;

/** The playbooks of a file that has several: the cursor goes to the one that is chosen, and the graph with it. */
final class PlaybookChoice extends Action implements IMenuCreator {

    private final EditorLink link;
    private @Nullable Menu menu;

    PlaybookChoice(EditorLink link, IToolBarManager bar) {
        super("Playbooks of this file", IAction.AS_DROP_DOWN_MENU);
        this.link = link;
        setImageDescriptor(PlaybookImages.descriptor("playbook"));
        setMenuCreator(this);
        bar.add(this);
    }

    @Override
    public void runWithEvent(Event event) {
        if (event.widget instanceof ToolItem item) {
            Menu shown = getMenu(item.getParent());
            shown.setLocation(item.getParent().toDisplay(item.getBounds().x, item.getBounds().y
                    + item.getBounds().height));
            shown.setVisible(true);
        }
    }

    @Override
    public Menu getMenu(Control parent) {
        dispose();
        var made = new Menu(parent);
        int offset = link.offset();
        List<OutlineNode> all = link.latest().map(text -> GraphMaker.playbooks(text).toList()).orElse(List.of());
        all.forEach(entry -> {
            var item = new MenuItem(made, SWT.RADIO);
            item.setText(entry.name());
            item.setSelection(entry.offset() <= offset && offset <= entry.offset() + entry.length());
            item.addListener(SWT.Selection, event -> {
                if (item.getSelection()) {
                    link.go(entry);
                }
            });
        });
        menu = made;
        return made;
    }

    @Override
    public @Nullable Menu getMenu(Menu parent) {
        return null;
    }

    @Override
    public void dispose() {
        if (menu instanceof Menu shown) {
            shown.dispose();
        }
        menu = null;
    }
}
