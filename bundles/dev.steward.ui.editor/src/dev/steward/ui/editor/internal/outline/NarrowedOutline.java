package dev.steward.ui.editor.internal.outline;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.ui.editor.internal.outline.OutlineContent.Entry;
import dev.steward.ui.kit.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/** A field and, below it, the entries of an outline that contain what is typed into it. */
final class NarrowedOutline {

    private static final int GAP = 4;

    private final OutlineContent content = new OutlineContent();
    private final OutlineLabels labels = new OutlineLabels();
    private final Text filter;
    private final TreeViewer tree;
    private final Consumer<OutlineNode> chosen;

    /** @param chosen gets the entry that Enter or a double click chose */
    NarrowedOutline(Composite parent, List<OutlineNode> outline, Consumer<OutlineNode> chosen) {
        this.chosen = chosen;
        content.set(outline);
        GridLayoutFactory.fillDefaults().margins(GAP, GAP).spacing(GAP, GAP).applyTo(parent);
        filter = new Text(parent, SWT.SEARCH);
        filter.setMessage("Name");
        filter.getAccessible().addAccessibleListener(new Named("Name"));
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        tree = new TreeViewer(parent, SWT.SINGLE | SWT.V_SCROLL);
        tree.getTree().getAccessible().addAccessibleListener(new Named("Outline"));
        tree.getTree().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.setContentProvider(content);
        tree.setLabelProvider(new DelegatingStyledCellLabelProvider(labels));
        tree.addFilter(new ViewerFilter() {
            @Override
            public boolean select(Viewer viewer, Object above, Object element) {
                return element instanceof Entry entry && (matches(entry) || below(entry).isPresent());
            }
        });
        tree.setInput(content);
        tree.expandAll();
        listen();
    }

    private void listen() {
        filter.addModifyListener(event -> narrow());
        filter.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> go()));
        filter.addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.keyCode == SWT.ARROW_DOWN) {
                tree.getControl().setFocus();
            }
        }));
        tree.addDoubleClickListener(event -> go());
        tree.getTree().addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.character == SWT.CR) {
                go();
            }
        }));
    }

    /** Where typing goes. */
    Control filter() {
        return filter;
    }

    /** Begins at what stands around an offset. */
    void select(int offset) {
        content.at(offset).ifPresent(this::select);
    }

    private void select(Entry entry) {
        tree.setSelection(new StructuredSelection(entry), true);
    }

    private boolean matches(Entry entry) {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        return labels.getText(entry).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Optional<Entry> below(Entry entry) {
        return first(entry.children());
    }

    private Optional<Entry> first(List<Entry> entries) {
        return entries.stream().flatMap(e -> matches(e) ? Optional.of(e).stream() : below(e).stream()).findFirst();
    }

    private void narrow() {
        tree.refresh();
        tree.expandAll();
        first(List.of(content.getElements(content)).stream().map(Entry.class::cast).toList()).ifPresent(this::select);
    }

    private void go() {
        if (tree.getStructuredSelection().getFirstElement() instanceof Entry entry) {
            chosen.accept(entry.node());
        }
    }
}
