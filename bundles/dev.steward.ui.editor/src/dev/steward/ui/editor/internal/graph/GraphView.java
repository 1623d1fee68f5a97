package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.OutlineNode;
import dev.steward.ui.editor.EditorViews;
import dev.steward.ui.editor.GraphStates;
import dev.steward.ui.editor.internal.graph.GraphMaker.Wanted;
import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Rect;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;

/** The playbook at the cursor of the editor as boxes and arrows. */
public final class GraphView extends ViewPart implements GraphActs {

    private final IPropertyChangeListener themes = event -> restyle();
    private final Map<String, Set<String>> unfolded = new HashMap<>();
    private String playbook = "";
    private int cursor;
    private @Nullable Parts parts;

    /** What is there while the view is. */
    private record Parts(Composite area, StackLayout stack, Message message, GraphCanvas canvas, GraphMaker maker,
            EditorLink link, GraphFiles files, AutoCloseable states, AutoCloseable breakpoints, GraphChoice choice) {
    }

    @Override
    public void createPartControl(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        var stack = new StackLayout();
        area.setLayout(stack);
        var message = new Message(area);
        var canvas = new GraphCanvas(area);
        var maker = new GraphMaker((wanted, picture) -> Deliver.later(area.getDisplay(), () -> show(wanted, picture)));
        new GraphKeys(canvas, this);
        new GraphMouse(canvas, this);
        stack.topControl = message.control();
        AutoCloseable states = GraphStates.ofWorkbench().listen(changed -> Deliver.later(area.getDisplay(),
                () -> states(changed)));
        var link = new EditorLink(getSite().getPage(), this::changed,
                () -> Deliver.later(area.getDisplay(), this::request), this::moved);
        AutoCloseable breakpoints = GraphStates.ofWorkbench().listen(() -> Deliver.later(area.getDisplay(),
                this::breakpoints));
        var choice = new GraphChoice(canvas, link::open);
        getSite().setSelectionProvider(choice);
        menu(canvas, choice);
        parts = new Parts(area, stack, message, canvas, maker, link,
                new GraphFiles(canvas, getViewSite().getActionBars().getStatusLineManager()), states, breakpoints,
                choice);
        new GraphHover(canvas, link::open);
        fill(getViewSite().getActionBars(), link);
        PlatformUI.getWorkbench().getThemeManager().addPropertyChangeListener(themes);
        changed();
    }

    /** What other rooms offer for a step that is chosen. */
    private void menu(GraphCanvas canvas, GraphChoice choice) {
        var menu = new MenuManager();
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        canvas.setMenu(menu.createContextMenu(canvas));
        getSite().registerContextMenu(EditorViews.GRAPH, menu, choice);
    }

    private void fill(IActionBars bars, EditorLink link) {
        var tools = bars.getToolBarManager();
        new PlaybookChoice(link, tools);
        tools.add(new GraphAction("Show All (0)", "fit", () -> act("fit")));
        // beside two tabs there is room for no more buttons
        bars.getMenuManager().add(new GraphAction("Larger (+)", "zoom-in", () -> act("larger")));
        bars.getMenuManager().add(new GraphAction("Smaller (-)", "zoom-out", () -> act("smaller")));
        bars.getMenuManager().add(new Separator());
        bars.getMenuManager().add(new GraphAction("Export as SVG…", "graph", () -> act("svg")));
        bars.getMenuManager().add(new GraphAction("Export as PNG…", "graph", () -> act("png")));
    }

    /** Another editor. */
    private void changed() {
        if (parts instanceof Parts now) {
            unfolded.clear();
            playbook = "";
            if (now.link.open().isPresent()) {
                moved();
                request();
            } else {
                say("No playbook is open", "Here the playbook at the cursor is drawn: its steps from the top to the "
                        + "bottom, with their effects, gates and budgets.");
            }
        }
    }

    private void say(String title, String text) {
        if (parts instanceof Parts now && !now.area.isDisposed()) {
            now.message.say(title, text, List.of(), List.of(new Message.Step("Open a Playbook…", this::openFile)));
            now.stack.topControl = now.message.control();
            now.area.layout();
        }
    }

    private void openFile() {
        try {
            getSite().getService(IHandlerService.class).executeCommand("org.eclipse.ui.navigate.openResource", null);
        } catch (CommandException e) {
            ILog.of(getClass()).error("Files could not be listed.", e);
        }
    }

    /** Draws again. */
    private void request() {
        if (parts instanceof Parts now) {
            now.link.open().ifPresent(open -> now.maker.request(new Wanted(open, playbook, cursor,
                    Set.copyOf(unfolded.getOrDefault(playbook, Set.of())), now.canvas.look().ruler())));
        }
    }

    private void show(Wanted wanted, Picture picture) {
        if (!(parts instanceof Parts now) || now.area.isDisposed()
                || now.link.open().filter(open -> open == wanted.open()).isEmpty()) {
            return;
        }
        if (picture.boxes().isEmpty()) {
            say("No playbook in this file", "A playbook that is written here is drawn here while you type.");
            return;
        }
        now.canvas.show(picture);
        states(picture.graph().playbook());
        breakpoints();
        now.choice.changed();
        if (now.stack.topControl != now.canvas) {
            now.stack.topControl = now.canvas;
            now.area.layout();
        }
        moved();
    }

    private void states(String changed) {
        if (parts instanceof Parts now && !now.canvas.isDisposed()
                && changed.equals(now.canvas.scene().picture().graph().playbook())) {
            now.canvas.states(GraphStates.ofWorkbench().of(changed));
        }
    }

    private void breakpoints() {
        if (parts instanceof Parts now && !now.canvas.isDisposed()) {
            var known = GraphStates.ofWorkbench().breakpoints();
            var shown = new HashMap<String, Boolean>();
            now.canvas.scene().picture().graph().staticIds().forEach((id, step) -> {
                if (known.get(step) instanceof Boolean enabled) {
                    shown.put(id, enabled);
                }
            });
            now.canvas.breakpoints(shown);
        }
    }

    /** The cursor chooses the node below it, and the playbook. */
    private void moved() {
        if (!(parts instanceof Parts now) || now.link.offset() < 0 || now.canvas.isFocusControl()) {
            return;
        }
        int offset = now.link.offset();
        cursor = offset;
        now.link.latest().flatMap(text -> GraphMaker.at(text, offset)).map(OutlineNode::name)
                .filter(name -> !name.equals(playbook)).ifPresent(name -> {
                    playbook = name;
                    request();
                });
        Picture picture = now.canvas.scene().picture();
        now.link.open().flatMap(open -> picture.graph().at(open.path(), offset)).ifPresent(node -> {
            now.canvas.select(node.id());
            now.choice.changed();
        });
    }

    private void restyle() {
        if (parts instanceof Parts now && !now.canvas.isDisposed() && now.canvas.restyle()) {
            request();
        }
    }

    @Override
    public void chosen(Node node) {
        if (parts instanceof Parts now) {
            now.link.select(node);
            now.choice.changed();
        }
    }

    @Override
    public void go(Node node) {
        if (parts instanceof Parts now) {
            now.link.go(node);
        }
    }

    @Override
    public void fold(Node node) {
        String name = shown();
        playbook = name.substring(name.lastIndexOf('.') + 1);
        Set<String> seen = unfolded.computeIfAbsent(playbook, any -> new HashSet<>());
        if (!seen.remove(node.id())) {
            seen.add(node.id());
        }
        request();
    }

    /** Does what a command of the view says. */
    void act(String what) {
        if (parts instanceof Parts now) {
            switch (what) {
                case "fit" -> now.canvas.fit();
                case "larger" -> now.canvas.zoom(GraphKeys.STEP);
                case "smaller" -> now.canvas.zoom(1 / GraphKeys.STEP);
                case "svg", "png" -> now.files.ask(what);
                default -> ILog.of(getClass()).error("There is no command " + what + " of the graph.");
            }
        }
    }

    /** Writes the graph to a file; its ending says which kind, {@code .svg} or {@code .png}. */
    public void export(Path file) {
        if (parts instanceof Parts now) {
            now.files.write(file);
        }
    }

    /** The playbook that is drawn, with the package; empty while none is. */
    public String shown() {
        return parts instanceof Parts now && now.stack.topControl == now.canvas
                ? now.canvas.scene().picture().graph().playbook() : "";
    }

    /** Whether what is drawn is what stands in the text. */
    public boolean isCurrent() {
        return parts instanceof Parts now && now.canvas.scene().picture().graph().current();
    }

    /** The id of the node that is chosen; empty for none. */
    public String selected() {
        return parts instanceof Parts now ? now.canvas.scene().selected() : "";
    }

    /** Where a node is seen, in the canvas; empty when there is none of that id. */
    public Rectangle place(String id) {
        Rect at = parts instanceof Parts now ? now.canvas.scene().picture().box(id)
                .map(box -> now.canvas.camera().toScreen(box.at())).orElse(new Rect(0, 0, 0, 0)) : new Rect(0, 0, 0, 0);
        return new Rectangle((int) Math.rint(at.x()), (int) Math.rint(at.y()), (int) Math.rint(at.width()),
                (int) Math.rint(at.height()));
    }

    /** What assistive technology is told of a node; empty when there is none of that id. */
    public String described(String id) {
        return parts instanceof Parts now ? GraphNames.name(now.canvas.scene(), id) : "";
    }

    /** Where it is drawn. */
    public Canvas canvas() {
        if (parts instanceof Parts now) {
            return now.canvas;
        }
        throw new IllegalStateException("The view is closed.");
    }

    @Override
    public void setFocus() {
        if (parts instanceof Parts now) {
            if (now.stack.topControl == now.canvas) {
                now.canvas.setFocus();
            } else {
                now.message.focus();
            }
        }
    }

    @Override
    public void dispose() {
        PlatformUI.getWorkbench().getThemeManager().removePropertyChangeListener(themes);
        if (parts instanceof Parts now) {
            now.maker.cancel();
            now.link.close();
            Deliver.close(now.states);
            Deliver.close(now.breakpoints);
        }
        parts = null;
        super.dispose();
    }
}
