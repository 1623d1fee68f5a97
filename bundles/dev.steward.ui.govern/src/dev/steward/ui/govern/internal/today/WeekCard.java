package dev.steward.ui.govern.internal.today;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import dev.steward.ui.kit.Card;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.Styles;

/** What the week cost: money, runs and the operator's own time. */
final class WeekCard {

    private final Label amount;
    private final Label detail;
    private final Label minutes;
    private final WeekBars bars;

    WeekCard(Composite parent) {
        var card = new Card(parent, "This week");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card.control());
        var body = card.body();
        body.setLayout(GridLayoutFactory.fillDefaults().margins(8, 4).spacing(0, 4).create());
        amount = Styles.label(body, "", "StewardText");
        amount.setFont(Styles.font(Fonts.FIGURE));
        detail = Styles.wrapped(body, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(detail);
        bars = new WeekBars(body);
        GridDataFactory.fillDefaults().grab(true, false).indent(0, 8).applyTo(bars.control());
        minutes = Styles.wrapped(body, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).indent(0, 8).applyTo(minutes);
    }

    /** True when its size may have changed. */
    boolean show(Today today, TodayText text) {
        bars.show(today.week().days(), text.share());
        return Styles.text(amount, text.spent()) | Styles.text(detail, text.spentDetail())
                | Styles.text(minutes, text.minutes());
    }
}
