package dev.steward.ui.govern.internal.result;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import dev.steward.ui.kit.Card;
import dev.steward.ui.kit.Columns;
import dev.steward.ui.kit.Facts;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.RowList;
import dev.steward.ui.kit.Scroll;
import dev.steward.ui.kit.Styles;

/** The widgets of a result. */
final class ResultPage {

    private static final int TWO_COLUMNS = 760;
    private static final double WIDER = 0.62;

    private final Scroll scroll;
    private final Label sign;
    private final Label title;
    private final Label under;
    private final Label trouble;
    private final Facts output;
    private final Label noOutput;
    private final RowList effects;
    private final Card effectsCard;
    private final RowList steps;
    private final Card stepsCard;
    private final Facts cost;
    private final Facts inputs;
    private final Card inputsCard;

    ResultPage(Composite parent) {
        scroll = new Scroll(parent);
        var page = scroll.page();
        var head = Styles.style(new Composite(page, SWT.NONE), "StewardPage");
        head.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 2).create());
        wide(head);
        sign = Styles.label(head, "", "StewardText");
        sign.setFont(Styles.font(Fonts.TITLE));
        title = Styles.label(head, "", "StewardText");
        title.setFont(Styles.font(Fonts.TITLE));
        wide(title);
        under = Styles.label(head, "", "StewardMuted");
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(under);
        trouble = Styles.wrapped(head, "", "StewardFailed");
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).indent(0, 6).exclude(true).applyTo(trouble);
        var columns = Styles.style(new Composite(page, SWT.NONE), "StewardPage");
        columns.setLayout(new Columns(TWO_COLUMNS, WIDER));
        wide(columns);
        var left = column(columns);
        var right = column(columns);
        var outputCard = card(left, "Output");
        noOutput = Styles.wrapped(outputCard.body(), "Nothing is given back.", "StewardMuted");
        wide(noOutput);
        output = new Facts(outputCard.body());
        wide(output.control());
        effectsCard = card(left, "Effects");
        effects = list(effectsCard);
        stepsCard = card(left, "Steps");
        steps = list(stepsCard);
        cost = new Facts(card(right, "Cost").body());
        wide(cost.control());
        inputsCard = card(right, "Inputs");
        inputs = new Facts(inputsCard.body());
        wide(inputs.control());
    }

    private static Composite column(Composite parent) {
        var column = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        column.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 16).create());
        return column;
    }

    private static Card card(Composite parent, String heading) {
        var card = new Card(parent, heading);
        card.body().setLayout(GridLayoutFactory.fillDefaults().margins(8, 4).create());
        wide(card.control());
        return card;
    }

    private static RowList list(Card card) {
        card.body().setLayout(GridLayoutFactory.fillDefaults().create());
        var list = new RowList(card.body(), (row, action) -> {
        });
        wide(list.control());
        return list;
    }

    private static void wide(Control control) {
        GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
    }

    /** Shows it; only what differs is touched. */
    void show(ResultText text) {
        Styles.restyle(sign, Styles.textClass(text.sign().colour()));
        var changed = Styles.text(sign, text.sign().text()) | Styles.text(title, text.title())
                | Styles.text(under, text.under());
        var wrong = text.trouble();
        changed |= Styles.text(trouble, wrong == null ? "" : wrong);
        shown(trouble, wrong != null);
        Styles.restyle(trouble, Styles.textClass(text.sign().colour()));
        changed |= output.show(text.output());
        shown(noOutput, text.output().isEmpty());
        changed |= rows(effectsCard, effects, text.effects());
        changed |= rows(stepsCard, steps, text.steps());
        changed |= cost.show(text.cost());
        changed |= inputs.show(text.inputs());
        shown(inputsCard.control(), !text.inputs().isEmpty());
        if (changed) {
            scroll.fit();
        }
    }

    private static boolean rows(Card card, RowList list, List<dev.steward.ui.kit.Row> rows) {
        shown(card.control(), !rows.isEmpty());
        return list.show(rows) | card.count(Integer.toString(rows.size()));
    }

    private static void shown(Control control, boolean is) {
        ((GridData) control.getLayoutData()).exclude = !is;
        control.setVisible(is);
    }

    Composite control() {
        return scroll.control();
    }

    void focus() {
        if (!effects.focus() && !steps.focus()) {
            scroll.page().forceFocus();
        }
    }
}
