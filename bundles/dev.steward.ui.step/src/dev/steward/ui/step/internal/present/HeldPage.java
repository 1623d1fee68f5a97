package dev.steward.ui.step.internal.present;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import dev.steward.debug.BranchThread;
import dev.steward.engine.Act;
import dev.steward.engine.value.Value;
import dev.steward.runtime.debug.Choices;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Scroll;
import dev.steward.ui.kit.Styles;

/** The step that is held, what can be done to it, and the form of what is chosen. What is typed stays until it is done. */
final class HeldPage {

    private static final String KEYS = "dev.steward.ui.step.keys";

    private final Composite whole;
    private final Scroll scroll;
    private final Composite foot;
    private final Composite buttons;
    private final Label title;
    private final Label under;
    private final Composite bar;
    private final Map<Doing, ToolItem> items = new LinkedHashMap<>();
    private final Composite body;
    private final Label told;
    private Doing doing = Doing.INPUTS;
    private @Nullable Shown shown;
    private @Nullable Fields fields;
    private @Nullable Runnable usual;
    private final Runnable changed;

    /** What is on the page. */
    private record Shown(BranchThread branch, Choices choices, ZoneId zone) {

        boolean isSame(Shown other) {
            return branch == other.branch && choices.held().key().equals(other.choices.held().key());
        }
    }

    /** @param changed runs when something was done, so that it is looked at again */
    HeldPage(Composite parent, Runnable changed) {
        this.changed = changed;
        whole = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        whole.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        var head = Styles.style(new Composite(whole, SWT.NONE), "StewardCard");
        head.setLayout(GridLayoutFactory.fillDefaults().margins(16, 12).spacing(0, 4).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        title = Styles.label(head, "", "StewardText");
        title.setFont(Styles.font(Fonts.HEADING));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        under = Styles.wrapped(head, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(under);
        bar = Styles.style(new Composite(head, SWT.NONE), "StewardCard");
        var row = new RowLayout();
        row.marginLeft = 0;
        row.marginTop = 0;
        row.marginBottom = 0;
        bar.setLayout(row);
        GridDataFactory.fillDefaults().grab(true, false).indent(-4, 6).applyTo(bar);
        var images = new LocalResourceManager(JFaceResources.getResources(), bar);
        for (var each : Doing.values()) {
            items.put(each, item(each, images));
        }
        scroll = new Scroll(whole);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll.control());
        body = Styles.style(scroll.page(), "StewardCard");
        body.setLayout(GridLayoutFactory.fillDefaults().margins(16, 4).spacing(0, 8).create());
        foot = Styles.style(new Composite(whole, SWT.NONE), "StewardCard");
        foot.setLayout(GridLayoutFactory.fillDefaults().margins(16, 8).spacing(0, 8).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
        told = Styles.wrapped(foot, "", "StewardDone");
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(told);
        buttons = Styles.style(new Composite(foot, SWT.NONE), "StewardCard");
        buttons.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(buttons);
    }

    /** Each in a bar of its own, so that they take the lines that they need. */
    private ToolItem item(Doing each, LocalResourceManager images) {
        var item = new ToolItem(Styles.style(new ToolBar(bar, SWT.FLAT | SWT.RIGHT), "StewardCard"), SWT.CHECK);
        item.setText(each.label());
        item.setImage(images.create(each.image()));
        item.setToolTipText(each.tip());
        item.getParent().getAccessible().addAccessibleListener(new Named(each.tip()));
        item.addListener(SWT.Selection, event -> {
            item.setSelection(true);
            if (doing != each) {
                choose(each);
            }
        });
        return item;
    }

    Composite control() {
        return whole;
    }

    /** What is chosen to be done. */
    Doing doing() {
        return doing;
    }

    /** Shows a branch that is held; a form in which somebody typed stays as long as the same step is held. */
    void show(BranchThread branch, Choices choices, ZoneId zone) {
        var now = new Shown(branch, choices, zone);
        var before = shown;
        if (now.equals(before)) {
            return;
        }
        var same = before != null && before.isSame(now);
        shown = now;
        var held = choices.held();
        Styles.text(title, held.path());
        Styles.text(under, Words.under(held));
        if (!same) {
            tell("", true);
            if (held.editable().isEmpty() && doing == Doing.INPUTS) {
                doing = Doing.VALUE;
            } else if (!held.editable().isEmpty() && doing == Doing.VALUE) {
                doing = Doing.INPUTS;
            }
        }
        var typed = fields;
        if (same && typed != null && typed.isTouched()) {
            scroll.fit();
        } else {
            fill(now);
        }
    }

    /** Shows another form. */
    void choose(Doing what) {
        doing = what;
        var now = shown;
        if (now != null) {
            tell("", true);
            fill(now);
            focus();
        }
    }

    /** Shows a field of the inputs, with what somebody typed for it elsewhere. */
    void input(String path, @Nullable String text, String complaint) {
        if (doing != Doing.INPUTS) {
            choose(Doing.INPUTS);
        }
        if (fields instanceof InputFields inputs) {
            inputs.show(path, text);
        }
        if (text == null) {
            refuse(complaint);
        }
    }

    private void fill(Shown now) {
        items.forEach((each, item) -> item.setSelection(each == doing));
        for (var area : List.of(body, buttons)) {
            for (var old : area.getChildren()) {
                old.dispose();
            }
        }
        usual = null;
        var why = now.choices().why();
        if (why != null && doing != Doing.MOCK) {
            fields = null;
            say(why, "StewardMuted");
        } else {
            fields = switch (doing) {
                case INPUTS -> inputs(now);
                case VALUE -> value(now, false);
                case SKIP -> value(now, true);
                case ERROR -> error(now);
                case MOCK -> mock(now);
            };
        }
        keys(body);
        whole.layout(true, true);
        scroll.fit();
    }

    /** Ctrl+Enter does what the first button does, wherever something is typed. */
    private void keys(Control control) {
        if (control instanceof Composite composite && !(control instanceof Combo)) {
            for (var child : composite.getChildren()) {
                keys(child);
            }
        } else if ((control instanceof Text || control instanceof Combo) && control.getData(KEYS) == null) {
            control.setData(KEYS, true);
            control.addListener(SWT.KeyDown, event -> {
                var act = usual;
                if (act != null && (event.stateMask & SWT.MOD1) != 0
                        && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
                    event.doit = false;
                    act.run();
                }
            });
        }
    }

    private void say(String sentence, String style) {
        GridDataFactory.fillDefaults().grab(true, false).applyTo(Styles.wrapped(body, sentence, style));
    }

    private @Nullable Fields inputs(Shown now) {
        if (now.choices().held().editable().isEmpty()) {
            say("This step has no inputs that could be changed; give its value instead.", "StewardMuted");
            return null;
        }
        var again = now.choices().again();
        if (again != null) {
            say(again, "StewardWaiting");
        }
        var made = new InputFields(body, now.choices(), Acts.inputs(now.choices(), now.zone()), this::refuse);
        button("Change Inputs", () -> act(now, made, "The step has these inputs now; F8 goes on with them."));
        return made;
    }

    private @Nullable Fields value(Shown now, boolean skipped) {
        var choices = now.choices();
        var name = choices.held().path().replaceFirst(".*/", "").replaceFirst("\\[.*", "");
        var needed = choices.gives() == Choices.Gives.VALUE || choices.gives() == Choices.Gives.COMPUTED;
        if (!skipped && choices.gives() == Choices.Gives.NOTHING) {
            say("This step gives no value; it can be skipped.", "StewardMuted");
            return null;
        }
        say(skipped && needed ? "What comes next needs the step's value, so give one; the step counts as skipped."
                : "It is not done: nothing is called, nothing is to be taken back.", "StewardMuted");
        var made = fields(now, name, skipped, needed);
        button(skipped ? "Skip Step" : "Give Value", () -> act(now, made, ""));
        return made;
    }

    private ValueFields fields(Shown now, String name, boolean skipped, boolean needed) {
        Function<@Nullable Value, Act> act = value -> Acts.settled(skipped, value);
        if (skipped && !needed) {
            return ValueFields.none(act);
        }
        if (now.choices().gives() == Choices.Gives.COMPUTED) {
            return ValueFields.computed(body, now.branch()::value, this::refuse, act);
        }
        var held = now.choices().held();
        return Acts.value(name, held.output(), held.types(), now.zone())
                .map(form -> ValueFields.typed(body, form, act)).orElseGet(() -> ValueFields.none(act));
    }

    private Fields error(Shown now) {
        say("It is not done and fails; its retries and handlers hear of that.", "StewardMuted");
        var made = new ErrorFields(body, now.choices());
        button("Make it Fail", () -> act(now, made, ""));
        return made;
    }

    private @Nullable Fields mock(Shown now) {
        if (now.choices().operations().isEmpty()) {
            say("This run calls no operations.", "StewardMuted");
            return null;
        }
        say("From now on it is not called in this run; what takes something back is.", "StewardMuted");
        var mocked = Words.mocked(now.choices().mocked());
        if (!mocked.isEmpty()) {
            say(mocked, "StewardWaiting");
        }
        var made = new MockFields(body, now.choices(), now.zone(), () -> {
            keys(body);
            body.requestLayout();
            scroll.fit();
        });
        button("Mock in this Run", () -> mock(now, made));
        if (!now.choices().mocked().isEmpty()) {
            Styles.button(buttons, "Call it Again", "StewardButton", () -> unmock(now, made));
        }
        return made;
    }

    private void button(String label, Runnable act) {
        Styles.button(buttons, label, "StewardPrimary", act).setToolTipText(label + " (Ctrl+Enter)");
        usual = act;
    }

    private void act(Shown now, Fields made, String done) {
        var act = made.act();
        if (act != null) {
            report(act.thenCompose(now.branch()::act), done);
        }
    }

    private void mock(Shown now, MockFields made) {
        var act = made.act();
        if (act != null) {
            var operation = made.operation();
            report(act.thenCompose(how -> Words.target(now.branch()).mock(operation, how)),
                    operation + " is mocked in this run.");
        }
    }

    private void unmock(Shown now, MockFields made) {
        if (!made.isMocked()) {
            refuse(made.operation() + " is called already.");
            return;
        }
        report(Words.target(now.branch()).mock(made.operation(), null), made.operation() + " is called again.");
    }

    /** What was typed stays there when it is refused. */
    private void report(CompletableFuture<Void> work, String done) {
        tell("", true);
        Deliver.to(body, work, nothing -> {
            fields = null;
            shown = null;
            tell(done, true);
            changed.run();
        }, this::refuse);
    }

    private void refuse(String sentence) {
        tell(sentence, false);
    }

    private void tell(String sentence, boolean good) {
        Styles.restyle(told, good ? "StewardDone" : "StewardFailed");
        if (Styles.text(told, sentence)) {
            ((GridData) told.getLayoutData()).exclude = sentence.isEmpty();
            told.setVisible(!sentence.isEmpty());
            whole.layout(true, true);
            scroll.fit();
        }
    }

    void focus() {
        var now = fields;
        if (now == null || !now.focus()) {
            var chosen = items.get(doing);
            (chosen == null ? bar : chosen.getParent()).setFocus();
        }
    }
}
