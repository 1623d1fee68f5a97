package dev.steward.ui.git.internal.commit;

import java.util.ArrayList;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import dev.steward.git.RepositoryStatus.Activity;
import dev.steward.runtime.VersionService;
import dev.steward.runtime.VersionService.Changes;
import dev.steward.runtime.VersionService.FileChange;
import dev.steward.ui.git.internal.compare.ComparePane;
import dev.steward.ui.kit.CutText;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;
import dev.steward.ui.kit.TextArea;

/** The files on the left, what is different in the one that is selected and the message in the middle, the text beside. */
final class CommitPage {

    private static final int[] WIDTHS = { 26, 43, 31 };
    private static final int[] BESIDE = { 56, 44 };
    private static final int[] BELOW = { 62, 38 };
    private static final int SHALLOW = 320;
    private static final int LEAST_MESSAGE = 64;

    private final CommitView view;
    private final SashForm area;
    private final Label heading;
    private final FileTable files;
    private final Label about;
    private final Table lines;
    private final Text message;
    private final Composite row;
    private final Button amend;
    private final Button commit;
    private final Label complaint;
    private final ComparePane compare;
    private @Nullable Changes shown;
    private @Nullable FileChange selected;
    private String proposed = "";

    CommitPage(Composite parent, CommitView view) {
        this.view = view;
        area = Styles.style(new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH), "StewardCard");
        var left = column(area);
        heading = Styles.label(left, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(heading);
        files = new FileTable(left, view::tick);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(files.control());
        files.onSelect(this::select);
        files.onOpen(view::compare);
        var middle = new SashForm(area, SWT.VERTICAL | SWT.SMOOTH);
        middle.addListener(SWT.Resize, event -> arrange(middle));
        var above = column(middle);
        about = Styles.label(above, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(about);
        lines = new Table(above, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        CutText.tell(lines);
        lines.getAccessible().addAccessibleListener(new Named("What is different"));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(lines);
        var below = column(middle);
        var typed = new TextArea(below, SWT.NONE);
        message = typed.text();
        message.setMessage("What is new, in a line");
        message.getAccessible().addAccessibleListener(new Named("Message of the commit"));
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, LEAST_MESSAGE).applyTo(typed.control());
        complaint = Styles.wrapped(below, "", "StewardFailed");
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(complaint);
        row = Styles.style(new Composite(below, SWT.NONE), "StewardCard");
        row.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        amend = new Button(row, SWT.CHECK);
        amend.setText("Amend the last commit");
        amend.addListener(SWT.Selection, e -> amendChanged());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.BEGINNING, SWT.CENTER).applyTo(amend);
        commit = Styles.button(row, "Commit", "StewardPrimary", this::commit);
        GridDataFactory.createFrom((GridData) commit.getLayoutData()).align(SWT.END, SWT.CENTER).applyTo(commit);
        commit.setToolTipText("Commit (Ctrl+Enter)");
        middle.setWeights(BELOW);
        compare = new ComparePane(area);
        area.setWeights(WIDTHS);
        message.addListener(SWT.KeyDown, this::key);
        files.control().addListener(SWT.KeyDown, this::key);
    }

    /** Below the texts there is more width than height: the message goes beside what is different. */
    private void arrange(SashForm middle) {
        var isShallow = middle.getSize().y < SHALLOW;
        var wanted = isShallow ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (middle.getOrientation() != wanted) {
            middle.setOrientation(wanted);
            middle.setWeights(isShallow ? BESIDE : BELOW);
            ((GridLayout) row.getLayout()).numColumns = isShallow ? 1 : 2;
            row.requestLayout();
        }
    }

    private static Composite column(Composite parent) {
        var column = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        column.setLayout(GridLayoutFactory.fillDefaults().margins(8, 6).spacing(0, 6).create());
        return column;
    }

    Composite control() {
        return area;
    }

    /** Whether there is something to commit, or somebody is about to change the last commit. */
    boolean isWorthShowing(Changes changes) {
        return !changes.files().isEmpty() || amend.getSelection()
                || changes.status().activity() != Activity.NONE;
    }

    void show(Changes changes) {
        if (Objects.equals(changes, shown)) {
            return;
        }
        shown = changes;
        Styles.text(heading, CommitText.heading(changes));
        files.show(changes.files());
        if (changes.files().isEmpty()) {
            selected = null;
            Styles.text(about, "");
            lines.removeAll();
            compare.say("Nothing else is new.");
        }
        propose(changes);
        button();
    }

    /** A message that nobody has typed into follows the changes. */
    private void propose(Changes changes) {
        if (amend.getSelection()) {
            return;
        }
        var now = changes.merge().isEmpty() ? VersionService.message(CommitText.next(changes)) : changes.merge();
        if (message.getText().equals(proposed) && !now.equals(proposed)) {
            message.setText(now);
        }
        proposed = now;
    }

    private void select(FileChange change) {
        if (Objects.equals(change, selected)) {
            return;
        }
        selected = change;
        Styles.text(about, change.file());
        var texts = new ArrayList<>(CommitText.lines(change));
        lines.setItemCount(texts.size());
        for (var i = 0; i < texts.size(); i++) {
            TableItem item = lines.getItem(i);
            item.setText(texts.get(i));
        }
        view.done(view.texts(change), both -> {
            if (Objects.equals(change, selected)) {
                compare.show(both.getFirst(), both.get(1));
            }
        });
    }

    private void button() {
        var changes = shown;
        if (changes == null) {
            return;
        }
        var obstacle = CommitText.obstacle(changes, amend.getSelection());
        Styles.relabel(commit, CommitText.button(changes, amend.getSelection()));
        commit.setEnabled(obstacle.isEmpty());
        Styles.restyle(commit, obstacle.isEmpty() ? "StewardPrimary" : "StewardButton");
        complain(changes.files().isEmpty() ? "" : obstacle);
    }

    void amend() {
        amend.setSelection(true);
        amendChanged();
    }

    private void amendChanged() {
        if (amend.getSelection()) {
            view.done(view.lastMessage(), last -> {
                if (amend.getSelection()) {
                    message.setText(last);
                    message.setSelection(0);
                }
            });
        } else {
            message.setText(proposed);
        }
        button();
    }

    private void key(Event event) {
        var isEnter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR || event.character == SWT.CR
                || event.character == SWT.LF;
        if (isEnter && (event.stateMask & SWT.MOD1) != 0) {
            event.doit = false;
            commit();
        }
    }

    private void commit() {
        var changes = shown;
        if (changes == null || !commit.isEnabled()) {
            return;
        }
        commit.setEnabled(false);
        view.done(view.commit(changes, message.getText().strip(), amend.getSelection()), made -> {
            amend.setSelection(false);
            proposed = "";
            message.setText("");
            complain("");
            view.say("Committed " + made.shortId() + ": " + made.subject());
        });
    }

    /** Says what went wrong, and lets try again. */
    void fail(String sentence) {
        complain(sentence);
        commit.setEnabled(true);
    }

    private void complain(String sentence) {
        if (Styles.text(complaint, sentence)) {
            ((GridData) complaint.getLayoutData()).exclude = sentence.isEmpty();
            complaint.setVisible(!sentence.isEmpty());
            complaint.requestLayout();
        }
    }

    void focus() {
        if (!files.focus()) {
            area.setFocus();
        }
    }
}
