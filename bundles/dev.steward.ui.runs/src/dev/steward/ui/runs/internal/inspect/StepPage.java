package dev.steward.ui.runs.internal.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.TreeItem;

import dev.steward.ui.kit.CutText;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.NameColumns;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** The widgets of the inspector: what it is about, a tree of all that is known, and all of the line that is selected. */
final class StepPage {

    private static final int SHOWN = 20_000;
    /** So many lines of one fold say how wide the names are. */
    private static final int MEASURED = 100;
    private static final int INDENT = 18;
    private static final int AROUND = 36;

    private final Composite page;
    private final Label sign;
    private final Label title;
    private final Label under;
    private final TreeViewer tree;
    private final NameColumns columns;
    private final StyledText detail;
    private final Function<Supplier<String>, CompletableFuture<String>> heads;
    private @Nullable Node wanted;
    private String about = "";

    /**
     * @param open  is told to show all of a line elsewhere
     * @param heads makes texts that may be long, on another thread
     */
    StepPage(Composite parent, Consumer<Node> open, Function<Supplier<String>, CompletableFuture<String>> heads) {
        this.heads = heads;
        page = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        page.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 8).spacing(8, 2).create());
        sign = Styles.label(page, "", "StewardText");
        sign.setFont(Styles.font(Fonts.HEADING));
        title = Styles.label(page, "", "StewardText");
        title.setFont(Styles.font(Fonts.HEADING));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        under = Styles.label(page, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(under);
        var sash = new SashForm(page, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).indent(0, 6).applyTo(sash);
        tree = tree(sash);
        columns = NameColumns.of(tree.getTree(), "step", 0.4, 0.62, this::names);
        CutText.tell(tree.getTree());
        tree.getTree().addListener(SWT.Expand, event -> Deliver.later(page.getDisplay(), () -> {
            if (!page.isDisposed()) {
                columns.arrange();
            }
        }));
        detail = new StyledText(sash, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
        detail.setMargins(6, 4, 6, 4);
        detail.setFont(Styles.font(Fonts.MONO));
        detail.getAccessible().addAccessibleListener(new Named("All of the selected line"));
        detail.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        sash.setWeights(65, 35);
        tree.addSelectionChangedListener(event -> detail(selected(event.getStructuredSelection())));
        tree.addDoubleClickListener(event -> {
            var node = selected(tree.getStructuredSelection());
            if (node != null) {
                open.accept(node);
            }
        });
    }

    private static @Nullable Node selected(IStructuredSelection selection) {
        return selection.getFirstElement() instanceof Node node ? node : null;
    }

    private static TreeViewer tree(Composite parent) {
        var viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.BORDER);
        viewer.getTree().getAccessible().addAccessibleListener(new Named("What is known"));
        column(viewer, new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                var mark = element instanceof Node node ? node.sign() : null;
                return element instanceof Node node ? (mark == null ? "" : mark.text() + " ") + node.label() : "";
            }

            @Override
            public @Nullable Color getForeground(Object element) {
                var mark = element instanceof Node node ? node.sign() : null;
                return mark == null ? null : Styles.colour(mark.colour());
            }
        });
        column(viewer, new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return element instanceof Node node ? node.text() : "";
            }
        });
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(new Inside());
        return viewer;
    }

    private static void column(TreeViewer viewer, ColumnLabelProvider labels) {
        new TreeViewerColumn(viewer, SWT.LEFT).setLabelProvider(labels);
    }

    /** How wide the names are that are unfolded. */
    private int names() {
        var gc = new GC(tree.getTree());
        try {
            return AROUND + widest(gc, tree.getTree().getItems(), 0);
        } finally {
            gc.dispose();
        }
    }

    private static int widest(GC gc, TreeItem[] items, int depth) {
        var widest = 0;
        for (var item : List.of(items).subList(0, Math.min(MEASURED, items.length))) {
            widest = Math.max(widest, depth * INDENT + gc.textExtent(item.getText()).x);
            if (item.getExpanded()) {
                widest = Math.max(widest, widest(gc, item.getItems(), depth + 1));
            }
        }
        return widest;
    }

    /** Lines and what is inside them. */
    private static final class Inside implements ITreeContentProvider {

        @Override
        public Object[] getElements(@Nullable Object input) {
            return input instanceof List<?> list ? list.toArray() : new Object[0];
        }

        @Override
        public Object[] getChildren(@Nullable Object parent) {
            return parent instanceof Node node ? node.children().toArray() : new Object[0];
        }

        @Override
        public @Nullable Object getParent(@Nullable Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(@Nullable Object element) {
            return element instanceof Node node && !node.children().isEmpty();
        }
    }

    /** Shows it; what was unfolded and selected stays so while the same step is looked at. */
    void show(StepTree now) {
        Styles.restyle(sign, Styles.textClass(now.sign().colour()));
        if (Styles.text(sign, now.sign().text()) | Styles.text(title, now.title()) | Styles.text(under, now.under())) {
            page.layout(new org.eclipse.swt.widgets.Control[]{ sign, title, under });
        }
        var nodes = now.nodes();
        var same = about.equals(now.title());
        about = now.title();
        var unfolded = same ? tree.getExpandedElements() : first(nodes);
        var selection = tree.getStructuredSelection();
        tree.getTree().setRedraw(false);
        tree.setInput(nodes);
        tree.setExpandedElements(unfolded);
        tree.setSelection(same ? selection : StructuredSelection.EMPTY, false);
        if (tree.getStructuredSelection().isEmpty() && !nodes.isEmpty()) {
            tree.setSelection(new StructuredSelection(nodes.getFirst()), false);
        }
        columns.arrange();
        tree.getTree().setRedraw(true);
        detail(selected(tree.getStructuredSelection()));
    }

    /** Reasons and calls are unfolded. */
    private static Object[] first(List<Node> nodes) {
        var unfolded = new ArrayList<Node>();
        nodes.stream()
                .filter(node -> node.id().equals("why") || node.id().startsWith("call") || node.id().equals("value"))
                .forEach(unfolded::add);
        if (unfolded.isEmpty()) {
            nodes.stream().filter(node -> node.id().equals("names")).forEach(unfolded::add);
        }
        return unfolded.toArray();
    }

    /** The beginning of what a line is about, made elsewhere; all of it is for an editor. */
    private void detail(@Nullable Node node) {
        wanted = node;
        if (node == null) {
            show("");
            return;
        }
        Deliver.to(page, heads.apply(() -> head(node.full())), text -> {
            if (node == wanted) {
                show(text);
            }
        }, this::show);
    }

    private static String head(String text) {
        return text.length() <= SHOWN ? text : TextInput.broken(text.substring(0, SHOWN))
                + "\n… %,d characters more: Enter on the line opens all".formatted(text.length() - SHOWN);
    }

    private void show(String text) {
        if (!text.equals(detail.getText())) {
            detail.setText(text);
        }
    }

    Composite control() {
        return page;
    }

    /** The menu of the lines, and what hears their keys. */
    void menu(MenuManager menu, Listener keys) {
        tree.getTree().addListener(SWT.KeyDown, keys);
        tree.getTree().setMenu(menu.createContextMenu(tree.getTree()));
    }

    /** The line that is selected; null for none. */
    @Nullable
    Node selected() {
        return selected(tree.getStructuredSelection());
    }

    void focus() {
        tree.getTree().setFocus();
    }
}
