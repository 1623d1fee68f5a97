package dev.steward.ui.git.internal.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.team.ui.history.HistoryPage;

import dev.steward.git.Revision;
import dev.steward.runtime.VersionService.Version;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.git.GitSnapshot;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Say;

/** The commits of a file in the platform's History view, each with what it made different. */
@NonNullByDefault({})
public final class FileHistoryPage extends HistoryPage {

    private static final int MOST = 200;
    private static final int[] WIDTHS = { 80, 100, 150, 320, 480 };
    private static final String[] COLUMNS = { "Revision", "Date", "Author", "Message", "What is different" };

    private final CompanyGit git = CompanyGit.ofWorkbench();
    private final StackLayout stack = new StackLayout();
    private Composite area;
    private Table table;
    private Message message;
    private AutoCloseable listening;
    private IFile file;
    private List<Version> shown = List.of();
    private @Nullable String head;
    private HistoryActions actions;

    @Override
    public void createControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
        message = new Message(area);
        table = new Table(area, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        table.setHeaderVisible(true);
        table.getAccessible().addAccessibleListener(new Named("Versions of the file"));
        for (var i = 0; i < COLUMNS.length; i++) {
            var column = new TableColumn(table, SWT.LEFT);
            column.setText(COLUMNS[i]);
            column.setWidth(WIDTHS[i]);
        }
        actions = new HistoryActions(this);
        table.addListener(SWT.MouseDoubleClick, e -> actions.open());
        table.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) {
                e.doit = false;
                actions.open();
            } else if (e.character == 'c') {
                e.doit = false;
                actions.compareWithNow();
            }
        });
        var menu = new MenuManager();
        actions.fill(menu);
        table.setMenu(menu.createContextMenu(table));
        actions.fill(getSite().getActionBars().getToolBarManager());
        table.addListener(SWT.Selection, e -> actions.update());
        listening = git.listen(now -> Deliver.later(parent.getDisplay(), () -> changed(now)));
        stack.topControl = table;
    }

    /** A new commit is a new line. */
    private void changed(GitSnapshot now) {
        var changes = now.changes();
        var newest = changes == null ? null : changes.status().head();
        if (!area.isDisposed() && !Objects.equals(newest, head)) {
            head = newest;
            refresh();
        }
    }

    @Override
    public boolean inputSet() {
        if (Adapters.adapt(getInput(), IFile.class) instanceof IFile wanted) {
            file = wanted;
            refresh();
            return true;
        }
        return false;
    }

    @Override
    public void refresh() {
        var wanted = file;
        if (wanted == null || wanted.getLocation() == null || table == null) {
            return;
        }
        done(git.ask(versions -> versions.history(wanted.getLocation().toPath(), MOST)), found -> {
            if (wanted.equals(file)) {
                show(found);
            }
        });
    }

    private void show(List<Version> versions) {
        if (versions.isEmpty()) {
            message.say(file.getName() + " has no versions yet",
                    "Each commit that changes it will be here, to be opened, compared and taken back to.", List.of(),
                    List.of());
            stack.topControl = message.control();
        } else {
            rows(versions);
            stack.topControl = table;
        }
        shown = List.copyOf(versions);
        area.layout();
        actions.update();
    }

    private void rows(List<Version> versions) {
        var now = Instant.now();
        var selected = selection().stream().map(Revision::id).toList();
        table.setRedraw(false);
        table.setItemCount(versions.size());
        for (var i = 0; i < versions.size(); i++) {
            TableItem item = table.getItem(i);
            Revision revision = versions.get(i).revision();
            item.setText(new String[]{ revision.shortId(), date(revision.time(), now), revision.author(),
                    revision.subject(), HistoryText.different(versions.get(i)) });
        }
        // a new commit moves the others down, and what was selected stays selected
        var rows = IntStream.range(0, versions.size())
                .filter(row -> selected.contains(versions.get(row).revision().id())).toArray();
        table.setSelection(rows.length == 0 && !versions.isEmpty() ? new int[]{ 0 } : rows);
        table.setRedraw(true);
    }

    private static String date(Instant time, Instant now) {
        var zone = ZoneId.systemDefault();
        return time.isAfter(now.minus(Duration.ofDays(1))) ? Say.ago(time, now) : Say.exact(time, zone);
    }

    /** What is selected, the newest first. */
    List<Revision> selection() {
        var rows = table.getSelectionIndices();
        return Arrays.stream(rows).sorted().filter(row -> row < shown.size())
                .mapToObj(row -> shown.get(row).revision()).toList();
    }

    /** The file whose versions are shown. */
    IFile file() {
        return file;
    }

    CompanyGit git() {
        return git;
    }

    /** Shows an answer, or says what went wrong. */
    <T> void done(CompletableFuture<T> answer, Consumer<T> show) {
        getSite().getActionBars().getStatusLineManager().setErrorMessage(null);
        Deliver.to(area, answer, show,
                text -> getSite().getActionBars().getStatusLineManager().setErrorMessage(text));
    }

    @Override
    public boolean isValidInput(Object object) {
        return Adapters.adapt(object, IFile.class) != null;
    }

    @Override
    public String getName() {
        return file == null ? "" : file.getName();
    }

    @Override
    public String getDescription() {
        return file == null ? "" : file.getFullPath().toString();
    }

    @Override
    public Control getControl() {
        return area;
    }

    @Override
    public void setFocus() {
        if (stack.topControl == table) {
            table.setFocus();
        } else {
            message.focus();
        }
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }

    @Override
    public void dispose() {
        Deliver.close(listening);
        super.dispose();
    }
}
