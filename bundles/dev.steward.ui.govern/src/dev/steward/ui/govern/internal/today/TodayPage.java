package dev.steward.ui.govern.internal.today;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import dev.steward.ui.kit.Columns;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Scroll;
import dev.steward.ui.kit.Styles;

/** The widgets of the start page. */
final class TodayPage {

    private static final int TWO_COLUMNS = 760;
    private static final double WIDER = 0.62;
    private static final String NOTHING_COMES = "No playbook starts by itself. A line such as 'trigger cron "
            + "\"0 7 * * MON\"' in a playbook starts it.";

    private final Scroll scroll;
    private final Label title;
    private final Label day;
    private final Banner banner;
    private final Label remarks;
    private final FirstSteps first;
    private final TodaySection waits;
    private final TodaySection changed;
    private final TodaySection going;
    private final TodaySection coming;
    private final WeekCard week;
    private List<Row> ended = List.of();
    private List<Row> edited = List.of();

    TodayPage(Composite parent, TodayActions actions) {
        scroll = new Scroll(parent);
        var page = scroll.page();
        var head = Styles.style(new Composite(page, SWT.NONE), "StewardPage");
        head.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        title = Styles.label(head, "Today", "StewardText");
        title.setFont(Styles.font(Fonts.TITLE));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        day = Styles.label(head, "", "StewardMuted");
        GridDataFactory.fillDefaults().align(SWT.END, SWT.END).applyTo(day);
        banner = new Banner(page);
        remarks = Styles.wrapped(page, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(remarks);
        first = new FirstSteps(page, actions);
        var columns = Styles.style(new Composite(page, SWT.NONE), "StewardPage");
        columns.setLayout(new Columns(TWO_COLUMNS, WIDER));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(columns);
        var left = column(columns);
        var right = column(columns);
        waits = new TodaySection(left, "Waits for you", "Nothing. What needs your decision will be here, and you "
                + "decide with A, E and R.", actions::waits);
        changed = new TodaySection(left, "Since yesterday", "No run has ended and no playbook was "
                + "changed since yesterday.", actions::changed);
        week = new WeekCard(right);
        going = new TodaySection(right, "Running now", "Nothing runs. A run that is under way shows its step here.",
                actions::run);
        coming = new TodaySection(right, "Next", "The playbooks are being read …", actions::coming);
    }

    private static Composite column(Composite parent) {
        var column = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        column.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 16).create());
        return column;
    }

    /** Shows the page as of a moment. Only what differs is touched. */
    void show(Today today, Instant now, TodayActions actions) {
        var text = new TodayText(today, now);
        var size = Styles.text(title, "Today  ·  " + today.company());
        size |= Styles.text(day, text.day());
        size |= banner.show(text.stopped(), "Let everything go on", actions::letGoOn);
        size |= remarks(text.remarks());
        size |= first.show(today.first());
        size |= waits.show(number(today.waits()), text.waits());
        ended = text.changed();
        size |= changed.show(text.changedCount(), both());
        size |= week.show(today, text);
        size |= going.show(number(today.going()), text.going());
        if (size) {
            scroll.fit();
        }
    }

    /** Shows what commits changed, which is known later than the rest. */
    void show(Today.Edits edits, Instant now) {
        edited = TodayText.edits(edits, now);
        if (changed.show(both())) {
            scroll.fit();
        }
    }

    private List<Row> both() {
        return Stream.concat(ended.stream(), edited.stream()).toList();
    }

    /** Shows what comes by itself, which is known later than the rest. */
    void show(Today.Next next, Instant now) {
        var size = coming.empty(next.held() instanceof String held ? Say.sentence(held) : NOTHING_COMES);
        size |= coming.show(number(next.coming()), TodayText.coming(next, now));
        if (size) {
            scroll.fit();
        }
    }

    private static String number(List<?> list) {
        return list.isEmpty() ? "" : Integer.toString(list.size());
    }

    private boolean remarks(String text) {
        ((GridData) remarks.getLayoutData()).exclude = text.isEmpty();
        remarks.setVisible(!text.isEmpty());
        return Styles.text(remarks, Say.sentence(text));
    }

    Composite control() {
        return scroll.control();
    }

    void focus() {
        if (!first.focus() && !waits.focus() && !changed.focusFirst()) {
            scroll.page().forceFocus();
        }
    }
}
