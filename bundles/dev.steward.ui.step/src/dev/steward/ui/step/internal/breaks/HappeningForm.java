package dev.steward.ui.step.internal.breaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

import dev.steward.debug.HappeningBreakpoint;
import dev.steward.debug.HappeningBreakpoint.Kind;
import dev.steward.engine.Holds;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** What a breakpoint on what happens is about: an error, an effect, a share of the budget, a question; in which runs. */
final class HappeningForm implements BreakpointForm {

    private static final List<String> EFFECTS = List.of("of any kind", "idempotent", "compensated", "irreversible");
    private static final String EVERY = "every playbook";
    private static final int USUAL_SHARE = 80, MOST = 100;

    private final @Nullable HappeningBreakpoint breakpoint;
    private final Composite area;
    private final Combo kind;
    private final Label which;
    private final StackLayout stack = new StackLayout();
    private final Composite more;
    private final Text error;
    private final Combo effect;
    private final Spinner share;
    private final Control nothing;
    private final Combo playbook;

    /** For one that there is already. */
    HappeningForm(@NonNull Composite parent, @NonNull HappeningBreakpoint breakpoint, @NonNull Runnable changed) {
        this(parent, breakpoint, breakpoint.getMarker().getResource(), changed);
    }

    /** For one that is to be made. */
    HappeningForm(@NonNull Composite parent, @NonNull IResource company) {
        this(parent, null, company, () -> {
        });
    }

    private HappeningForm(Composite parent, @Nullable HappeningBreakpoint breakpoint, IResource company,
            Runnable changed) {
        this.breakpoint = breakpoint;
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).spacing(12, 6).create());
        label("&Holds when");
        kind = combo(area, "What happens", List.of("a step fails", "something outside is about to be changed",
                "a share of the budget is spent", "a policy or a gate asks"));
        which = label("&Which error");
        more = Styles.style(new Composite(area, SWT.NONE), "StewardCard");
        more.setLayout(stack);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(more);
        error = new Text(more, SWT.BORDER);
        error.setMessage("any error; else its name, such as Unavailable");
        error.getAccessible().addAccessibleListener(new Named("Name of the error"));
        effect = combo(more, "Kind of effect", EFFECTS);
        share = new Spinner(more, SWT.BORDER);
        share.setValues(USUAL_SHARE, 1, MOST, 0, 1, 10);
        share.getAccessible().addAccessibleListener(new Named("Percent of the budget"));
        share.setToolTipText("Percent of the budget of the run");
        nothing = new Label(more, SWT.NONE);
        label("&In runs of");
        playbook = combo(area, "In runs of", List.of(EVERY));
        playbook.setText(EVERY);
        show();
        playbooks(company);
        kind.addListener(SWT.Selection, event -> {
            which();
            changed.run();
        });
        List.of(effect, playbook).forEach(combo -> combo.addListener(SWT.Selection, event -> changed.run()));
        error.addListener(SWT.DefaultSelection, event -> changed.run());
        error.addListener(SWT.Modify, event -> changed.run());
        share.addListener(SWT.Modify, event -> changed.run());
    }

    private Label label(String text) {
        var label = new Label(area, SWT.NONE);
        label.setText(text);
        return label;
    }

    private static Combo combo(Composite parent, String name, List<String> items) {
        var combo = new Combo(parent, SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        combo.select(0);
        combo.getAccessible().addAccessibleListener(new Named(name));
        if (parent.getLayout() instanceof org.eclipse.swt.layout.GridLayout) {
            GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
        }
        return combo;
    }

    private void show() {
        var known = breakpoint;
        if (known != null) {
            kind.select(known.kind().ordinal());
            var name = known.name();
            switch (known.kind()) {
                case ERROR -> error.setText(name.equals(Holds.ANY) ? "" : name);
                case EFFECT -> effect.select(Math.max(0, EFFECTS.indexOf(name)));
                case SHARE -> share.setSelection(Integer.parseInt(name));
                case ASKS -> {
                    // there is nothing more to it
                }
            }
            if (!known.playbook().isEmpty()) {
                playbook.add(known.playbook());
                playbook.setText(known.playbook());
            }
        }
        which();
    }

    private void which() {
        stack.topControl = switch (kind()) {
            case ERROR -> error;
            case EFFECT -> effect;
            case SHARE -> share;
            case ASKS -> nothing;
        };
        which.setText(switch (kind()) {
            case ERROR -> "&Which error";
            case EFFECT -> "&Which effect";
            case SHARE -> "&Percent";
            case ASKS -> "";
        });
        area.layout();
        more.layout();
    }

    private void playbooks(IResource company) {
        Deliver.to(area, PlaybookSessions.ofWorkbench().company(company.getProject()).names(), found -> {
            var names = new ArrayList<>(List.of(EVERY));
            found.stream().filter(one -> one.node().kind().equals("playbook"))
                    .map(one -> one.inside().isEmpty() ? one.node().name() : one.inside() + "." + one.node().name())
                    .sorted()
                    .forEach(names::add);
            var chosen = playbook.getText();
            if (!names.contains(chosen)) {
                names.add(chosen);
            }
            playbook.setItems(names.toArray(String[]::new));
            playbook.setText(chosen);
        }, sentence -> playbook.setToolTipText(sentence));
    }

    /** What is chosen. */
    Kind kind() {
        return Kind.values()[Math.max(0, kind.getSelectionIndex())];
    }

    /** Name of the error, kind of the effect, percents of the budget. */
    String name() {
        return switch (kind()) {
            case ERROR -> error.getText().isBlank() ? Holds.ANY : error.getText().strip();
            case EFFECT -> effect.getSelectionIndex() <= 0 ? Holds.ANY : effect.getText().toLowerCase(Locale.ROOT);
            case SHARE -> String.valueOf(share.getSelection());
            case ASKS -> Holds.ANY;
        };
    }

    /** The playbook whose runs alone it is about; empty for all. */
    String playbook() {
        return playbook.getText().equals(EVERY) ? "" : playbook.getText();
    }

    @Override
    public Composite control() {
        return area;
    }

    @Override
    public boolean focus() {
        return kind.setFocus();
    }

    @Override
    public @Nullable String fault() {
        return null;
    }

    @Override
    public void store() throws CoreException {
        var known = breakpoint;
        if (known != null && !(known.kind() == kind() && known.name().equals(name())
                && known.playbook().equals(playbook()))) {
            known.about(kind(), name(), playbook());
        }
    }
}
