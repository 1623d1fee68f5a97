package dev.steward.ui.govern.internal.policies;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

import dev.steward.runtime.CheckReport;
import dev.steward.runtime.PolicyBook;
import dev.steward.ui.editor.Cures;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.govern.GovernViews;
import dev.steward.ui.kit.CompanyArea;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.RowList;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Scroll;
import dev.steward.ui.kit.Styles;

/** All policies: where they apply, how their tests are, and what is wrong with them, with its cure. */
public final class PoliciesView extends ViewPart {

    private static final String NONE = "No policies yet. A policy looks at every call of a kind, in all playbooks, and "
            + "denies, asks, limits or replaces. One begins so:\n\npolicy noNightMail for effect mail.send\n"
            + "  when now.hour not in 7..20 deny because \"quiet hours\"";

    private static final String KEYS = "Enter opens the line  ·  T runs tests  ·  L looks up what it comes to  ·  F fixes";

    private @Nullable Widgets widgets;
    private @Nullable AutoCloseable watching;
    private List<PolicyRows.Entry> entries = List.of();

    private record Widgets(Scroll scroll, Label summary, Label note, RowList list, Label keys) {
    }

    @Override
    public void createPartControl(Composite parent) {
        var scroll = new Scroll(CompanyArea.in(parent, getSite()));
        var page = Styles.style(scroll.page(), "StewardCard");
        page.setLayout(GridLayoutFactory.fillDefaults().margins(4, 8).spacing(0, 8).create());
        var summary = Styles.wrapped(page, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).applyTo(summary);
        var note = Styles.wrapped(page, "Reading the policies…", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).indent(12, 8).applyTo(note);
        var list = new RowList(page, RowList.Buttons.NONE, this::act);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(list.control());
        var keys = Styles.wrapped(page, KEYS, "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 8).applyTo(keys);
        widgets = new Widgets(scroll, summary, note, list, keys);
        var display = parent.getDisplay();
        watching = watch().watch(state -> Deliver.later(display, () -> show(state)));
    }

    private PolicyWatch watch() {
        return getSite().getService(PolicyWatch.class);
    }

    private void show(PolicyWatch.State state) {
        var all = widgets;
        if (all == null) {
            return;
        }
        entries = PolicyRows.list(state);
        var changed = all.list().show(entries.stream().map(PolicyRows.Entry::row).toList());
        var note = note(state);
        changed |= Styles.text(all.note(), note);
        var summary = summary(state);
        changed |= Styles.text(all.summary(), summary);
        shown(all.note(), !note.isEmpty());
        shown(all.summary(), !summary.isEmpty());
        shown(all.keys(), !entries.isEmpty());
        if (changed) {
            all.scroll().fit();
        }
    }

    private static void shown(Control control, boolean is) {
        ((GridData) control.getLayoutData()).exclude = !is;
        control.setVisible(is);
    }

    private static String note(PolicyWatch.State state) {
        var book = state.book();
        if (!state.trouble().isEmpty()) {
            return state.trouble();
        }
        return book == null ? "Reading the policies…" : book.policies().isEmpty() ? NONE : "";
    }

    private static String summary(PolicyWatch.State state) {
        var book = state.book();
        if (book == null || book.policies().isEmpty()) {
            return "";
        }
        var tests = state.cases().values().stream().mapToInt(List::size).sum();
        var failed = state.cases().values().stream().flatMap(List::stream).filter(each -> !each.passed()).count();
        return Say.count(book.policies().size(), "policy", "policies") + "  ·  "
                + (!book.isSound() ? "tests wait until the playbooks have no errors"
                        : Say.count(tests, "test", "tests") + (failed == 0 ? "" : ", " + failed + " failed"));
    }

    private Optional<PolicyRows.Entry> entry(Row row) {
        return entries.stream().filter(each -> each.row().key().equals(row.key())).findFirst();
    }

    private void act(Row row, String action) {
        entry(row).ifPresent(entry -> {
            switch (action) {
                case PolicyRows.TEST -> watch().test(entry.policy().name());
                case PolicyRows.ASK -> ask(entry.policy());
                case PolicyRows.FIX -> fix(entry.finding());
                default -> PolicyPlaces.show(entry.place(), this::trouble);
            }
        });
    }

    private void ask(PolicyBook.Policy policy) {
        try {
            if (getSite().getPage().showView(GovernViews.EFFECTIVE) instanceof EffectiveView view) {
                policy.covered().stream().findFirst().ifPresent(view::choose);
            }
        } catch (PartInitException e) {
            ILog.of(getClass()).log(e.getStatus());
        }
    }

    private void fix(CheckReport.@Nullable Finding finding) {
        var all = widgets;
        var project = PolicyPlaces.project();
        if (all == null || finding == null || project.isEmpty()) {
            return;
        }
        var cures = new Cures(PlaybookSessions.ofWorkbench().company(project.get()));
        Deliver.to(all.scroll().control(), cures.of(new Cures.Problem(finding.file(), finding.line(), finding.code(),
                finding.message())), this::offer, this::trouble);
    }

    /** One cure is made at once, as it can be undone; among several the person chooses. */
    private void offer(List<Cures.Cure> cures) {
        var all = widgets;
        if (all == null) {
            return;
        }
        if (cures.isEmpty()) {
            trouble("No quick fix is known for that; Enter opens the line.");
        } else if (cures.size() == 1) {
            make(cures.getFirst());
        } else {
            var menu = new Menu(all.scroll().control());
            for (var cure : cures) {
                var item = new MenuItem(menu, SWT.PUSH);
                item.setText(Styles.plain(cure.title()));
                item.addListener(SWT.Selection, e -> make(cure));
            }
            Control focus = menu.getDisplay().getFocusControl();
            if (focus != null) {
                menu.setLocation(focus.toDisplay(24, focus.getSize().y));
            }
            menu.setVisible(true);
        }
    }

    private void make(Cures.Cure cure) {
        cure.make().run();
        getViewSite().getActionBars().getStatusLineManager().setMessage(cure.title() + ": done");
    }

    private void trouble(String sentence) {
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
    }

    @Override
    public void setFocus() {
        var all = widgets;
        if (all != null && !all.list().focus()) {
            all.scroll().page().forceFocus();
        }
    }

    @Override
    public void dispose() {
        widgets = null;
        Deliver.close(watching);
        super.dispose();
    }
}
