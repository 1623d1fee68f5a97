package dev.steward.ui.govern.internal.policies;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.AutoCompleteField;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Moments;
import dev.steward.runtime.PolicyAnswer;
import dev.steward.runtime.PolicyBook;
import dev.steward.runtime.PolicyQuestion;
import dev.steward.runtime.PolicySubject;
import dev.steward.ui.kit.CompanyArea;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Facts;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.RowList;
import dev.steward.ui.kit.Scroll;
import dev.steward.ui.kit.Styles;
import dev.steward.ui.kit.TypedForm;

/** One call: is it allowed, by which rule and line? Answers while it is typed, and again when a text changes. */
public final class EffectiveView extends ViewPart {

    private static final int QUIET_MILLIS = 200;

    private @Nullable Widgets widgets;
    private @Nullable AutoCloseable watching;
    private @Nullable FormView form;
    private @Nullable TypedForm typed;
    private @Nullable PolicySubject subject;
    private @Nullable PolicyAnswer answer;
    private PolicyWatch.State state = new PolicyWatch.State(null, Map.of(), false, ZoneId.systemDefault(), "");
    private Instant now = Instant.now();
    private int asked;
    private @Nullable String wanted;

    private record Widgets(Scroll scroll, Combo call, AutoCompleteField help, Text when, Label wrong, Composite fields,
            Label sign, Label verdict, Label rulesHead, RowList rules, Label stepsHead, RowList steps) {
    }

    @Override
    public void createPartControl(Composite parent) {
        var scroll = new Scroll(CompanyArea.in(parent, getSite()));
        var page = Styles.style(scroll.page(), "StewardCard");
        page.setLayout(GridLayoutFactory.fillDefaults().margins(12, 8).spacing(0, 8).create());
        var top = group(page, 2, 16);
        label(top, "Call");
        var call = new Combo(top, SWT.DROP_DOWN);
        call.getAccessible().addAccessibleListener(new Named("Call: an operation, an agent, remember or recall"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(call);
        var help = new AutoCompleteField(call, new ComboContentAdapter());
        call.addListener(SWT.Modify, e -> chosen());
        label(top, "When");
        var when = new Text(top, SWT.BORDER);
        when.setMessage("now, or such as 23:00 or 2026-11-23 23:00");
        when.getAccessible().addAccessibleListener(new Named("When: empty for now"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(when);
        when.addListener(SWT.Modify, e -> ask());
        var wrong = Styles.wrapped(page, "", "StewardFailed");
        GridDataFactory.fillDefaults().grab(true, false).indent(Facts.LABEL + 16, 0).exclude(true).applyTo(wrong);
        var fields = group(page, 1, 0);
        var said = group(page, 2, 8);
        var sign = Styles.label(said, "", "StewardMuted");
        sign.setFont(Styles.font(Fonts.HEADING));
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).hint(20, SWT.DEFAULT).indent(0, 8)
                .applyTo(sign);
        var verdict = Styles.wrapped(said, "", "StewardText");
        verdict.setFont(Styles.font(Fonts.HEADING));
        GridDataFactory.fillDefaults().grab(true, false).indent(0, 8).applyTo(verdict);
        var rulesHead = head(page, "Rules that look at it");
        var rules = new RowList(page, RowList.Buttons.NONE, (row, action) -> rule(row.key()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(rules.control());
        var stepsHead = head(page, "Steps that call it");
        var steps = new RowList(page, RowList.Buttons.NONE, (row, action) -> step(row.key()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(steps.control());
        widgets = new Widgets(scroll, call, help, when, wrong, fields, sign, verdict, rulesHead, rules, stepsHead,
                steps);
        var display = parent.getDisplay();
        watching = getSite().getService(PolicyWatch.class)
                .watch(found -> Deliver.later(display, () -> show(found)));
    }

    private static Composite group(Composite parent, int columns, int space) {
        var group = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        group.setLayout(GridLayoutFactory.fillDefaults().numColumns(columns).spacing(space, 8).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        return group;
    }

    private static void label(Composite parent, String text) {
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(Facts.LABEL, SWT.DEFAULT)
                .applyTo(Styles.label(parent, text, "StewardMuted"));
    }

    private static Label head(Composite parent, String text) {
        var head = Styles.label(parent, text, "StewardMuted");
        GridDataFactory.fillDefaults().indent(0, 8).applyTo(head);
        return head;
    }

    private void show(PolicyWatch.State found) {
        var all = widgets;
        if (all == null) {
            return;
        }
        state = found;
        var book = found.book();
        if (book == null) {
            say(all, found.trouble().isEmpty() ? "Reading the policies…" : found.trouble());
            return;
        }
        var names = book.subjects().stream().map(PolicySubject::name).distinct().toArray(String[]::new);
        if (!List.of(all.call().getItems()).equals(List.of(names))) {
            var text = all.call().getText();
            all.call().setItems(names);
            all.help().setProposals(names);
            all.call().setText(text.isEmpty() ? first(book) : text);
        }
        chosen();
    }

    /** What a policy looks at is more of a question than what none does. */
    private String first(PolicyBook book) {
        var id = wanted;
        wanted = null;
        var covered = id != null ? Optional.of(id)
                : book.policies().stream().flatMap(policy -> policy.covered().stream()).findFirst();
        return covered.flatMap(each -> of(book, each))
                .or(() -> book.subjects().stream().findFirst()).map(PolicySubject::name).orElse("");
    }

    private static Optional<PolicySubject> of(PolicyBook book, String target) {
        return book.subjects().stream().filter(each -> isOf(each, target)).findFirst();
    }

    private static boolean isOf(PolicySubject subject, String target) {
        return subject.id().substring(subject.id().indexOf(' ') + 1).equals(target);
    }

    /** Asks about what a policy looks at, by its qualified name. UI thread. */
    public void choose(String target) {
        var all = widgets;
        var book = state.book();
        if (all == null || book == null) {
            wanted = target;
        } else {
            of(book, target).ifPresent(each -> all.call().setText(each.name()));
            setFocus();
        }
    }

    /** The call was named, or may be another one since the text changed. */
    private void chosen() {
        var all = widgets;
        var book = state.book();
        if (all == null || book == null) {
            return;
        }
        var name = all.call().getText().strip();
        var found = book.subjects().stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst()
                .orElse(null);
        if (found == null) {
            subject = null;
            fields(all, null);
            say(all, book.subjects().isEmpty()
                    ? "Nothing can be called yet. When a playbook declares a connector or an agent, ask here whether "
                            + "a call is allowed, by which rule and line."
                    : "Name what is called: an operation such as " + book.subjects().getFirst().name() + ".");
            return;
        }
        var before = subject;
        if (before == null || !before.id().equals(found.id()) || !before.asked().equals(found.asked())) {
            fields(all, found);
        }
        subject = found;
        ask();
    }

    private void fields(Widgets all, @Nullable PolicySubject found) {
        for (var old : all.fields().getChildren()) {
            old.dispose();
        }
        form = null;
        typed = null;
        if (found != null && !found.asked().isEmpty()) {
            now = Instant.now();
            var wanted = new LinkedHashMap<String, Type>();
            var before = new LinkedHashMap<String, Value>();
            found.asked().forEach((name, type) -> {
                wanted.put(name, type instanceof Type.OptionalOf ? type : new Type.OptionalOf(type));
                if (type instanceof Type.Prim prim && prim.kind() == Type.Kind.DATETIME) {
                    before.put(name, new Value.Moment(now));
                }
            });
            var fields = new TypedForm(wanted, before, found.types(), state.zone());
            typed = fields;
            var view = new FormView(all.fields(), fields, this::ask);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(view.control());
            form = view;
        }
        ((GridData) all.fields().getLayoutData()).exclude = form == null;
        all.fields().setVisible(form != null);
        all.scroll().fit();
    }

    /** Asks when nothing was typed for a moment. */
    private void ask() {
        var all = widgets;
        if (all != null) {
            var mine = ++asked;
            all.call().getDisplay().timerExec(QUIET_MILLIS, () -> {
                if (mine == asked && widgets != null) {
                    askNow();
                }
            });
        }
    }

    private void askNow() {
        var all = widgets;
        var book = state.book();
        var about = subject;
        if (all == null || book == null || about == null) {
            return;
        }
        var at = moment(all.when().getText().strip());
        shown(all.wrong(), at.isEmpty());
        if (at.isEmpty()) {
            Styles.text(all.wrong(),
                    "Write a time of today such as 23:00, or a day and a time such as 2026-11-23 23:00.");
            all.scroll().fit();
            return;
        }
        var values = values(about);
        if (values.isPresent()) {
            var mine = asked;
            Deliver.to(all.scroll().control(), getSite().getService(PolicyWatch.class).ask(book,
                    new PolicyQuestion(about, values.get(), at.get())), found -> {
                        if (mine == asked) {
                            show(found);
                        }
                    }, sentence -> say(all, sentence));
        }
    }

    private Optional<Instant> moment(String text) {
        if (text.isEmpty() || text.equals("now")) {
            return Optional.of(Instant.now());
        }
        var today = Instant.now().atZone(state.zone()).toLocalDate();
        return text.matches("\\d\\d?:\\d\\d") ? Moments.read(today + " " + text, state.zone())
                : Moments.read(text, state.zone());
    }

    /** What is known; empty when something does not fit, which its field says. */
    private Optional<Map<String, Value>> values(PolicySubject about) {
        var fields = typed;
        var view = form;
        if (fields == null || view == null) {
            return Optional.of(Map.of());
        }
        var texts = view.texts();
        if (fields.fields().stream().anyMatch(
                field -> fields.complaint(field.path(), texts.getOrDefault(field.path(), field.text())).isPresent())) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Value>();
        fields.values(texts).forEach((name, value) -> {
            if (!(value instanceof Value.None) || about.asked().get(name) instanceof Type.OptionalOf) {
                values.put(name, value);
            }
        });
        return Optional.of(values);
    }

    private void show(PolicyAnswer found) {
        var all = widgets;
        if (all == null) {
            return;
        }
        answer = found;
        var sign = PolicyRows.sign(found.verdict());
        Styles.text(all.sign(), sign.text());
        all.sign().setToolTipText(sign.word());
        Styles.restyle(all.sign(), Styles.textClass(sign.colour()));
        Styles.text(all.verdict(), found.sentence());
        all.rules().show(PolicyRows.chain(found));
        all.steps().show(PolicyRows.ways(found));
        shown(all.rulesHead(), !found.chain().isEmpty());
        shown(all.stepsHead(), !found.ways().isEmpty());
        all.scroll().fit();
    }

    private void say(Widgets all, String sentence) {
        answer = null;
        Styles.text(all.sign(), "");
        Styles.text(all.verdict(), sentence);
        all.rules().show(List.of());
        all.steps().show(List.of());
        shown(all.rulesHead(), false);
        shown(all.stepsHead(), false);
        all.scroll().fit();
    }

    private static void shown(Control control, boolean is) {
        ((GridData) control.getLayoutData()).exclude = !is;
        control.setVisible(is);
    }

    private void rule(String key) {
        var known = answer;
        if (known != null) {
            known.chain().stream().filter(line -> key.equals(line.policy() + "#" + line.rule())).findFirst()
                    .ifPresent(line -> PolicyPlaces.show(line.place(), this::trouble));
        }
    }

    private void step(String key) {
        var known = answer;
        if (known != null) {
            known.ways().stream().filter(way -> key.equals(way.step())).findFirst()
                    .ifPresent(way -> PolicyPlaces.show(way.place(), this::trouble));
        }
    }

    private void trouble(String sentence) {
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
    }

    @Override
    public void setFocus() {
        var all = widgets;
        var fields = form;
        if (all != null && (fields == null || !fields.focus())) {
            all.call().setFocus();
        }
    }

    @Override
    public void dispose() {
        widgets = null;
        Deliver.close(watching);
        super.dispose();
    }
}
