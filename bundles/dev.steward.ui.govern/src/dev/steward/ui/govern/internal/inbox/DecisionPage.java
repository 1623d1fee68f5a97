package dev.steward.ui.govern.internal.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import dev.steward.engine.Engine;
import dev.steward.ui.kit.Card;
import dev.steward.ui.kit.Columns;
import dev.steward.ui.kit.Facts;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Scroll;
import dev.steward.ui.kit.Styles;
import dev.steward.ui.kit.TypedForm;

/** The card of one question: what, with what, and the answer; beside it why. A, E and R answer outside of fields. */
final class DecisionPage {

    private static final int TWO_COLUMNS = 720;
    private static final double WIDER = 0.6;

    /** Takes an answer. */
    interface Answers {
        void answer(Engine.Answer answer, Map<String, String> edits, @Nullable String note, Duration took);
    }

    private final Composite whole;
    private final Scroll scroll;
    private final Answers answers;
    private final Label under;
    private final Button yes;
    private final Text note;
    private final Label trouble;
    private final FormView form;
    private final TypedForm model;
    private final Verbs verbs;
    private final Decision decision;
    private final long shown = System.nanoTime();

    DecisionPage(Composite parent, Decision decision, Answers answers) {
        this.decision = decision;
        this.answers = answers;
        whole = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        whole.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        scroll = new Scroll(whole);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll.control());
        var page = scroll.page();
        var text = new DecisionText(decision, Instant.now());
        model = text.form();
        verbs = Verbs.of(decision.card().kind(), !model.fields().isEmpty());
        var columns = Styles.style(new Composite(page, SWT.NONE), "StewardPage");
        columns.setLayout(new Columns(TWO_COLUMNS, WIDER));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(columns);
        var body = body(new Card(columns, "Decision"));
        var title = Styles.wrapped(body, decision.card().title(), "StewardText");
        title.setFont(Styles.font(Fonts.TITLE));
        wide(title);
        under = Styles.wrapped(body, text.under(), "StewardMuted");
        wide(under);
        var facts = new Facts(body);
        facts.show(text.facts());
        wide(facts.control());
        form = new FormView(body, model, this::changed);
        GridDataFactory.fillDefaults().grab(true, false).exclude(model.fields().isEmpty()).applyTo(form.control());
        var arguments = new Facts(body);
        arguments.show(text.arguments());
        wide(arguments.control());
        var why = body(new Card(columns, "Why"));
        var reasons = new Facts(why);
        reasons.show(text.why());
        wide(reasons.control());
        var foot = Styles.style(new Composite(whole, SWT.NONE), "StewardBanner");
        foot.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(24, 12).spacing(16, 8).create());
        wide(foot);
        trouble = Styles.wrapped(foot, "", "StewardFailed");
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).exclude(true).applyTo(trouble);
        var buttons = Styles.style(new Composite(foot, SWT.NONE), "StewardCard");
        buttons.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).create());
        yes = button(buttons, verbs.yes(), 'A', "StewardPrimary", this::approve);
        if (!model.fields().isEmpty()) {
            button(buttons, "Edit", 'E', "StewardButton", this::edit);
        }
        button(buttons, verbs.no(), 'R', "StewardButton", this::reject);
        note = new Text(foot, SWT.BORDER | SWT.SINGLE);
        note.setMessage("Why? Kept with the decision; may be empty");
        note.getAccessible().addAccessibleListener(new Named("Why"));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(note);
        keys(whole);
        scroll.fit();
    }

    private static Composite body(Card card) {
        card.body().setLayout(GridLayoutFactory.fillDefaults().margins(8, 4).spacing(0, 12).create());
        return card.body();
    }

    private static void wide(Control control) {
        GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
    }

    private static Button button(Composite parent, String label, char key, String look, Runnable act) {
        var button = Styles.button(parent, label, look, act);
        button.setToolTipText(label + " (" + key + ")");
        return button;
    }

    /**
     * Letters answer wherever nothing is typed, Ctrl+Enter also where something is. An area that listens to keys would
     * be a stop of the Tab key, and keep it.
     */
    private void keys(Control control) {
        if (control instanceof Button) {
            control.addListener(SWT.KeyDown, this::key);
        } else if (control instanceof Text || control instanceof Combo) {
            control.addListener(SWT.KeyDown, this::submit);
        } else if (control instanceof Composite composite) {
            for (var child : composite.getChildren()) {
                keys(child);
            }
        }
    }

    private void submit(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0 && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
            event.doit = false;
            approve();
        }
    }

    private void key(Event event) {
        if ((event.stateMask & (SWT.MOD1 | SWT.ALT)) == 0) {
            switch (Character.toUpperCase(event.character)) {
                case 'A' -> approve();
                case 'E' -> edit();
                case 'R' -> reject();
                default -> {
                    return;
                }
            }
            event.doit = false;
        }
    }

    private void changed() {
        Styles.relabel(yes, model.isChanged(form.texts()) ? verbs.changed() : verbs.yes());
    }

    void approve() {
        if (form.check()) {
            var edits = model.edits(form.texts());
            answer(edits.isEmpty() ? Engine.Answer.APPROVE : Engine.Answer.EDIT, edits);
        }
    }

    void edit() {
        if (!form.focus()) {
            note.setFocus();
        }
    }

    void reject() {
        answer(Engine.Answer.REJECT, Map.of());
    }

    private void answer(Engine.Answer answer, Map<String, String> edits) {
        answers.answer(answer, edits, note.getText().isBlank() ? null : note.getText().strip(),
                Duration.ofMillis((System.nanoTime() - shown) / 1_000_000));
    }

    /** What went wrong with an answer. */
    void trouble(String sentence) {
        Styles.text(trouble, sentence);
        ((GridData) trouble.getLayoutData()).exclude = false;
        whole.layout(true, true);
    }

    /** Time goes on. */
    void tick() {
        Styles.text(under, new DecisionText(decision, Instant.now()).under());
    }

    Composite control() {
        return whole;
    }

    void focus() {
        yes.setFocus();
        scroll.top();
    }
}
