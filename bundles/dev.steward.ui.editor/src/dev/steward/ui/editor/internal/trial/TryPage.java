package dev.steward.ui.editor.internal.trial;

import dev.steward.runtime.AgentTrial;
import dev.steward.runtime.FixtureService;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Scroll;
import dev.steward.ui.kit.Styles;
import dev.steward.ui.kit.TextArea;
import dev.steward.ui.kit.TypedForm;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Text;

/** The view's widgets: inputs above, answer and prompt below. All that models say is shown as plain text. */
final class TryPage {

    private static final String NONE = "Put the cursor into an agent of a playbook and press Alt+Shift+T, or click Try "
            + "above it. Its prompt is shown here as it would be, and its answer as it comes.";

    private final Composite stack;
    private final Composite whole;
    private final Scroll top;
    private final Label title;
    private final Label price;
    private final Label warning;
    private final Composite fields;
    private final Button ask;
    private final Button stop;
    private final CTabFolder tabs;
    private final Label sign;
    private final Label state;
    private final Text answer;
    private final Text prompt;
    private final Composite keep;
    private final Combo steps;
    private final Button fixture;
    private final Label kept;
    private final DraftTab draft;

    TryPage(Composite parent, Runnable asked, Runnable stopped, Consumer<String> drafted, Runnable written) {
        stack = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        stack.setLayout(new StackLayout());
        var empty = Styles.style(new Composite(stack, SWT.NONE), "StewardCard");
        empty.setLayout(GridLayoutFactory.fillDefaults().margins(16, 16).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(Styles.wrapped(empty, NONE, "StewardMuted"));
        ((StackLayout) stack.getLayout()).topControl = empty;
        whole = Styles.style(new Composite(stack, SWT.NONE), "StewardCard");
        whole.setLayout(GridLayoutFactory.fillDefaults().create());
        var sash = new SashForm(whole, SWT.VERTICAL);
        TryAgentView.fill(sash);
        // the buttons stay in sight however many fields there are
        var upper = Styles.style(new Composite(sash, SWT.NONE), "StewardCard");
        upper.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        top = new Scroll(upper);
        TryAgentView.fill(top.control());
        var page = Styles.style(top.page(), "StewardCard");
        page.setLayout(GridLayoutFactory.fillDefaults().margins(12, 8).spacing(0, 8).create());
        title = Styles.label(page, "", "StewardText");
        title.setFont(Styles.font(Fonts.HEADING));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        price = wrapped(page, "StewardMuted");
        warning = wrapped(page, "StewardWaiting");
        fields = Styles.style(new Composite(page, SWT.NONE), "StewardCard");
        fields.setLayout(GridLayoutFactory.fillDefaults().create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(fields);
        var buttons = row(upper, 2);
        ((GridLayout) buttons.getLayout()).marginWidth = 12;
        ((GridLayout) buttons.getLayout()).marginHeight = 8;
        ask = Styles.button(buttons, "Ask", "StewardPrimary", asked);
        ask.setToolTipText("Ask the agent (Ctrl+Enter)");
        stop = Styles.button(buttons, "Stop", "StewardButton", stopped);
        stop.setToolTipText("Stop the answer (Esc)");
        stop.setEnabled(false);
        tabs = new CTabFolder(sash, SWT.FLAT | SWT.BOTTOM);
        var said = tab("Answer");
        var line = row(said, 2);
        sign = Styles.label(line, "", "StewardMuted");
        GridDataFactory.fillDefaults().hint(16, SWT.DEFAULT).align(SWT.CENTER, SWT.BEGINNING).applyTo(sign);
        state = wrapped(line, "StewardMuted");
        answer = text(said, "Answer");
        keep = row(said, 3);
        steps = new Combo(keep, SWT.READ_ONLY);
        steps.getAccessible().addAccessibleListener(new Named("The step whose fixture it becomes"));
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(steps);
        fixture = Styles.button(keep, "Make a fixture", "StewardButton", () -> drafted.accept(steps.getText()));
        kept = wrapped(keep, "StewardMuted");
        prompt = text(tab("Prompt"), "Prompt");
        draft = new DraftTab(tabs, written);
        tabs.setSelection(0);
        sash.setWeights(50, 50);
        keys(asked, stopped);
        keep(false);
    }

    /** Ctrl+Enter asks and Escape stops, wherever the keyboard is in the view. */
    private void keys(Runnable asked, Runnable stopped) {
        var display = stack.getDisplay();
        Listener filter = event -> key(event, asked, stopped);
        display.addFilter(SWT.KeyDown, filter);
        stack.addListener(SWT.Dispose, e -> display.removeFilter(SWT.KeyDown, filter));
    }

    private void key(Event event, Runnable asked, Runnable stopped) {
        if (event.keyCode == SWT.ESC && stop.isEnabled() && event.widget instanceof Control control
                && inside(control)) {
            event.doit = false;
            stopped.run();
        } else if (event.stateMask == SWT.MOD1
                && (event.character == SWT.CR || event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)
                && event.widget instanceof Control control && inside(control)) {
            event.doit = false;
            asked.run();
        }
    }

    private boolean inside(Control control) {
        for (var at = control; at != null; at = at.getParent()) {
            if (at == stack) {
                return true;
            }
        }
        return false;
    }

    private Composite tab(String name) {
        return DraftTab.tab(tabs, name);
    }

    private static Composite row(Composite parent, int columns) {
        var row = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        row.setLayout(GridLayoutFactory.fillDefaults().numColumns(columns).spacing(8, 0).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        return row;
    }

    private static Label wrapped(Composite parent, String cssClass) {
        var label = Styles.wrapped(parent, "", cssClass);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(label);
        return label;
    }

    static Text text(Composite parent, String name) {
        var area = new TextArea(parent, SWT.READ_ONLY);
        TryAgentView.fill(area.control());
        var text = area.text();
        text.setFont(Styles.font(Fonts.MONO));
        text.getAccessible().addAccessibleListener(new Named(name));
        return text;
    }

    Composite control() {
        return stack;
    }

    void focus() {
        if (whole.isVisible()) {
            ask.setFocus();
        } else {
            stack.forceFocus();
        }
    }

    private void open() {
        if (((StackLayout) stack.getLayout()).topControl != whole) {
            ((StackLayout) stack.getLayout()).topControl = whole;
            stack.layout(true, true);
        }
    }

    FormView fields(TypedForm typed, Runnable changed) {
        open();
        for (var old : fields.getChildren()) {
            old.dispose();
        }
        var form = new FormView(fields, typed, changed);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(form.control());
        shown(fields, !typed.fields().isEmpty());
        top.fit();
        return form;
    }

    void head(String agent, List<String> askers) {
        open();
        Styles.text(title, agent);
        if (!List.of(steps.getItems()).equals(askers)) {
            steps.setItems(askers.toArray(String[]::new));
            steps.select(0);
        }
    }

    void preview(AgentTrial.Preview preview) {
        Styles.text(price, TryText.price(preview));
        var warns = TryText.warning(preview);
        Styles.text(warning, warns);
        shown(warning, !warns.isEmpty());
        if (!prompt.getText().equals(preview.prompt())) {
            prompt.setText(preview.prompt());
        }
        top.fit();
    }

    void incomplete() {
        Styles.text(price, "Fill in the inputs to see the prompt and what it can cost.");
        shown(warning, false);
        top.fit();
    }

    void warn(String agent, String sentence) {
        open();
        Styles.text(title, agent);
        Styles.text(warning, sentence);
        shown(warning, true);
        top.fit();
    }

    void asking(Asking asking) {
        tabs.setSelection(0);
        var mark = TryText.sign(asking);
        Styles.text(sign, mark.text());
        sign.setToolTipText(mark.word());
        Styles.restyle(sign, Styles.textClass(mark.colour()));
        if (Styles.text(state, TryText.state(asking))) {
            state.getParent().getParent().layout(true, true);
        }
        append(asking.words());
        stop.setEnabled(!asking.isOver());
        var outcome = asking.outcome();
        keep(outcome != null && outcome.over() && !outcome.answer().isEmpty());
    }

    /** What streams in is added, so that nothing flickers. */
    private void append(String words) {
        var before = answer.getText();
        var now = words.replace("\r\n", "\n");
        if (now.equals(before)) {
            return;
        }
        if (!before.isEmpty() && now.startsWith(before)) {
            answer.append(now.substring(before.length()));
        } else {
            answer.setText(now);
        }
    }

    private void keep(boolean there) {
        var usable = steps.getItemCount() > 0;
        Styles.text(kept, usable ? "" : "No step asks this agent once in a run, so nothing could use a fixture of it.");
        shown(steps, usable);
        shown(fixture, usable);
        shown(keep, there);
        keep.getParent().layout(true, true);
    }

    void draft(FixtureService.Draft found) {
        draft.show(found,
                found.standIns().isEmpty() ? "Nothing personal or secret was found in it. Check it yourself."
                        : Say.count(found.standIns().size(), "value was", "values were") + " replaced: "
                                + found.standIns().stream().map(each -> each.kind() + " → " + each.standIn())
                                        .collect(Collectors.joining(", "))
                                + ". Look whether something is left.");
    }

    void written(Path file) {
        draft.close();
        Styles.text(kept, "Wrote " + file.getFileName() + ". A test beside it uses it with: fixture \""
                + file.getFileName() + "\"");
        keep.getParent().layout(true, true);
    }

    private static void shown(Control control, boolean is) {
        ((GridData) control.getLayoutData()).exclude = !is;
        control.setVisible(is);
    }
}
