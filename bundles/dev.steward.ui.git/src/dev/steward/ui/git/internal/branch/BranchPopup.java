package dev.steward.ui.git.internal.branch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import dev.steward.git.Branch;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** The branches: letters narrow the list, Enter goes to the selected one, or makes the one that is not there. */
@NonNullByDefault({})
public final class BranchPopup extends PopupDialog {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 260;

    private final CompanyGit git = CompanyGit.ofWorkbench();
    private List<Branch> all = List.of();
    private List<Branch> shown = List.of();
    private Text letters;
    private Table table;
    private Label complaint;
    private @Nullable Branch asked;

    /** Opens in the middle of the window. */
    public BranchPopup(Shell parent) {
        super(parent, SWT.RESIZE | SWT.ON_TOP, true, false, false, false, false, "Branches",
                "Enter switches, or makes a new one; Delete deletes");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        area.setLayout(GridLayoutFactory.fillDefaults().margins(8, 8).spacing(0, 6).create());
        letters = new Text(area, SWT.SEARCH | SWT.SINGLE);
        letters.setMessage("Letters of a branch, or a new name");
        letters.getAccessible().addAccessibleListener(new Named("Branch"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(letters);
        table = new Table(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.getAccessible().addAccessibleListener(new Named("Branches"));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        complaint = Styles.wrapped(area, "", "StewardFailed");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(complaint);
        letters.addListener(SWT.Modify, e -> show());
        letters.addListener(SWT.DefaultSelection, e -> go());
        letters.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN || e.keyCode == SWT.ARROW_UP) {
                move(e.keyCode == SWT.ARROW_DOWN ? 1 : -1);
                e.doit = false;
            }
        });
        table.addListener(SWT.DefaultSelection, e -> go());
        for (var control : List.of(letters, table)) {
            control.addListener(SWT.KeyDown, e -> {
                if (e.keyCode == SWT.DEL
                        && (control == table || letters.getCaretPosition() == letters.getCharCount())) {
                    delete();
                    e.doit = false;
                }
            });
        }
        read("");
        return area;
    }

    private void read(String said) {
        Deliver.to(table, git.ask(versions -> versions.versioned().branches()), found -> {
            all = found;
            show();
            say(said, "StewardMuted");
        }, this::complain);
    }

    /** Commits that only this branch has would be gone: then it is asked once more, in place. */
    private void delete() {
        var row = table.getSelectionIndex();
        if (row < 0 || row >= shown.size()) {
            return;
        }
        var branch = shown.get(row);
        var sure = asked != null && asked.equals(branch);
        asked = null;
        Deliver.to(table, git.ask(versions -> {
            var repository = versions.versioned();
            var lost = branch.current() || sure ? 0 : repository.onlyOn(branch);
            return lost > 0 ? new Deleted(lost, "") : new Deleted(0, repository.delete(branch));
        }), done -> {
            if (done.lost() > 0) {
                asked = branch;
                complain(BranchText.lost(branch, done.lost()));
            } else {
                read(branch.name() + " is deleted; it was at " + done.was() + ".");
            }
        }, this::complain);
    }

    private record Deleted(int lost, String was) {
    }

    private void move(int by) {
        if (table.getItemCount() > 0) {
            table.setSelection(Math.clamp(table.getSelectionIndex() + (long) by, 0, table.getItemCount() - 1));
        }
    }

    private void show() {
        var name = letters.getText().strip();
        shown = BranchText.fitting(all, name);
        var rows = new ArrayList<String>();
        shown.forEach(branch -> rows.add((branch.current() ? "✓ " : "   ") + branch.name()));
        if (isNew(name)) {
            rows.add("+ New branch " + name);
        }
        table.setItemCount(rows.size());
        for (var i = 0; i < rows.size(); i++) {
            TableItem item = table.getItem(i);
            item.setText(rows.get(i));
        }
        if (!rows.isEmpty()) {
            table.setSelection(0);
        }
        asked = null;
        say("", "StewardMuted");
    }

    private boolean isNew(String name) {
        return !name.isEmpty() && all.stream().noneMatch(branch -> branch.name().equals(name));
    }

    private void go() {
        var row = table.getSelectionIndex();
        var name = letters.getText().strip();
        if (row < 0) {
            return;
        }
        CompletableFuture<Boolean> done = row < shown.size() ? git.ask(versions -> {
            versions.versioned().switchTo(shown.get(row));
            return true;
        }) : git.ask(versions -> {
            versions.versioned().create(name);
            return true;
        });
        Deliver.to(table, done, switched -> close(), this::complain);
    }

    private void complain(String sentence) {
        say(sentence, "StewardFailed");
    }

    private void say(String sentence, String style) {
        Styles.restyle(complaint, style);
        Styles.text(complaint, sentence);
        complaint.requestLayout();
    }

    @Override
    protected Control getFocusControl() {
        return letters;
    }

    @Override
    protected Point getInitialSize() {
        return new Point(WIDTH, HEIGHT);
    }
}
