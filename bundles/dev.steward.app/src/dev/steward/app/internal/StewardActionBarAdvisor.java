package dev.steward.app.internal;

import java.util.List;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.ide.IDEActionFactory;

/** The menus every workbench has, and a tool bar with nothing but saving; the rest is contributed. */
final class StewardActionBarAdvisor extends ActionBarAdvisor {

    private static final List<ActionFactory> FILE = List.of(ActionFactory.CLOSE, ActionFactory.CLOSE_ALL,
            ActionFactory.SAVE, ActionFactory.SAVE_ALL, ActionFactory.REVERT, ActionFactory.RENAME,
            ActionFactory.REFRESH, ActionFactory.PRINT, ActionFactory.PROPERTIES);
    private static final List<ActionFactory> EDIT = List.of(ActionFactory.UNDO, ActionFactory.REDO,
            ActionFactory.CUT, ActionFactory.COPY, ActionFactory.PASTE, ActionFactory.DELETE,
            ActionFactory.SELECT_ALL, ActionFactory.FIND, IDEActionFactory.BOOKMARK);
    private static final List<ActionFactory> NAVIGATE = List.of(ActionFactory.BACKWARD_HISTORY,
            ActionFactory.FORWARD_HISTORY);
    private static final List<ActionFactory> WINDOW = List.of(ActionFactory.RESET_PERSPECTIVE,
            ActionFactory.PREFERENCES);

    /** The platform's command for the menu of that name. */
    private static final String SHOW_IN = "org.eclipse.ui.navigate.showInQuickMenu";

    private static final List<String> EDIT_GROUPS = List.of(IWorkbenchActionConstants.UNDO_EXT,
            IWorkbenchActionConstants.CUT_EXT, IWorkbenchActionConstants.FIND_EXT, IWorkbenchActionConstants.ADD_EXT);

    StewardActionBarAdvisor(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow window) {
        for (List<ActionFactory> group : List.of(FILE, EDIT, NAVIGATE, WINDOW)) {
            group.forEach(factory -> register(factory.create(window)));
        }
        register(ActionFactory.QUIT.create(window));
    }

    @Override
    protected void fillMenuBar(IMenuManager menuBar) {
        MenuManager file = menu("&File", IWorkbenchActionConstants.M_FILE, FILE);
        file.add(new Separator());
        file.add(getAction(ActionFactory.QUIT.getId()));
        menuBar.add(file);
        MenuManager edit = menu("&Edit", IWorkbenchActionConstants.M_EDIT, EDIT);
        // Text editors put their own actions beside these groups, and fail to open without them.
        EDIT_GROUPS.forEach(group -> edit.add(new GroupMarker(group)));
        menuBar.add(edit);
        menuBar.add(navigateMenu());
        menuBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menuBar.add(windowMenu());
        MenuManager help = new MenuManager("&Help", IWorkbenchActionConstants.M_HELP);
        help.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
        help.add(new GroupMarker(IWorkbenchActionConstants.HELP_END));
        menuBar.add(help);
    }

    @Override
    protected void fillCoolBar(ICoolBarManager coolBar) {
        ToolBarManager file = new ToolBarManager(coolBar.getStyle());
        file.add(getAction(ActionFactory.SAVE.getId()));
        file.add(getAction(ActionFactory.SAVE_ALL.getId()));
        coolBar.add(file);
        coolBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
    }

    private MenuManager navigateMenu() {
        MenuManager navigate = new MenuManager("&Navigate", IWorkbenchActionConstants.M_NAVIGATE);
        navigate.add(new GroupMarker(IWorkbenchActionConstants.OPEN_EXT));
        MenuManager showIn = new MenuManager("Sho&w In", SHOW_IN);
        showIn.setActionDefinitionId(SHOW_IN);
        showIn.add(ContributionItemFactory.VIEWS_SHOW_IN
                .create(getActionBarConfigurer().getWindowConfigurer().getWindow()));
        navigate.add(showIn);
        navigate.add(new Separator());
        NAVIGATE.forEach(factory -> navigate.add(getAction(factory.getId())));
        navigate.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        return navigate;
    }

    private MenuManager windowMenu() {
        MenuManager window = new MenuManager("&Window", IWorkbenchActionConstants.M_WINDOW);
        MenuManager views = new MenuManager("Show &View", "showView");
        views.add(ContributionItemFactory.VIEWS_SHORTLIST
                .create(getActionBarConfigurer().getWindowConfigurer().getWindow()));
        window.add(views);
        MenuManager perspectives = new MenuManager("&Perspective", "openPerspective");
        perspectives.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST
                .create(getActionBarConfigurer().getWindowConfigurer().getWindow()));
        window.add(perspectives);
        window.add(new GroupMarker("appearance"));
        window.add(new Separator());
        WINDOW.forEach(factory -> window.add(getAction(factory.getId())));
        return window;
    }

    private MenuManager menu(String title, String id, List<ActionFactory> factories) {
        MenuManager menu = new MenuManager(title, id);
        if (id.equals(IWorkbenchActionConstants.M_FILE)) {
            menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
        }
        factories.forEach(factory -> menu.add(getAction(factory.getId())));
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        return menu;
    }
}
