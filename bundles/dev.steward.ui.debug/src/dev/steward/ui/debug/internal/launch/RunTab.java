package dev.steward.ui.debug.internal.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

import dev.steward.debug.RunOrder;
import dev.steward.engine.Engine;
import dev.steward.runtime.CheckService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;
import dev.steward.ui.kit.TypedForm;

/** What to run: the playbook, its inputs as a form of their types, the model, and who answers. */
public final class RunTab extends AbstractLaunchConfigurationTab {

    private static final int LABEL = 112;
    private static final int FORM = 170;
    private static final List<String> APPROVALS = List.of("I am asked",
            "All but what can't be taken back is approved", "Everything is rejected");

    private final OpenCompany company = PlatformUI.getWorkbench().getService(OpenCompany.class);
    private final Map<String, CheckService.Declared> declared = new HashMap<>();
    private RunOrder order = RunOrder.of("", "");
    private @Nullable InputForm inputs;
    private @Nullable FormView view;
    private @Nullable Widgets widgets;
    private boolean filling;

    private record Widgets(Combo playbook, ScrolledComposite scroll, Text model, Combo approvals) {
    }

    @Override
    public void createControl(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 12).spacing(16, 12).create());
        var playbook = new Combo(label(area, "Playbook"), SWT.READ_ONLY);
        named(playbook, "Playbook").addListener(SWT.Selection, e -> choose());
        var scroll = new ScrolledComposite(area, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(SWT.DEFAULT, FORM).applyTo(scroll);
        var model = new Text(label(area, "Model"), SWT.BORDER);
        model.setMessage("as the playbook and the settings say; rehearsal costs nothing");
        named(model, "Model").addListener(SWT.Modify, e -> changed());
        var approvals = new Combo(label(area, "Approvals"), SWT.READ_ONLY);
        approvals.setItems(APPROVALS.toArray(String[]::new));
        named(approvals, "Approvals").addListener(SWT.Selection, e -> changed());
        widgets = new Widgets(playbook, scroll, model, approvals);
        setControl(area);
    }

    private static Composite label(Composite area, String text) {
        var label = new Label(area, SWT.NONE);
        label.setText(text);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(LABEL, SWT.DEFAULT).applyTo(label);
        return area;
    }

    private static <C extends org.eclipse.swt.widgets.Control> C named(C control, String name) {
        control.getAccessible().addAccessibleListener(new Named(name));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
        return control;
    }

    private void changed() {
        if (!filling) {
            fit();
            setDirty(true);
            updateLaunchConfigurationDialog();
        }
    }

    /** A complaint below a field takes room. */
    private void fit() {
        var all = widgets;
        var content = all == null ? null : all.scroll().getContent();
        if (all != null && content != null) {
            all.scroll().setMinHeight(content.computeSize(all.scroll().getClientArea().width, SWT.DEFAULT).y);
        }
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        RunOrder.of("", "").write(configuration);
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        var all = widgets;
        if (all == null) {
            return;
        }
        try {
            order = RunOrder.read(configuration);
        } catch (CoreException e) {
            ILog.of(getClass()).log(e.getStatus());
        }
        filling = true;
        var model = order.model();
        all.model().setText(model == null ? "" : model);
        all.approvals().select(order.approvals().ordinal());
        filling = false;
        Deliver.to(all.playbook(), company.ask(session -> session.steward().checks(session.company().folder())
                .playbooks()), this::list, this::setErrorMessage);
        fill();
    }

    private void list(List<CheckService.Declared> playbooks) {
        var all = widgets;
        if (all == null) {
            return;
        }
        declared.clear();
        playbooks.forEach(one -> declared.put(one.name(), one));
        filling = true;
        all.playbook().setItems(playbooks.stream().map(CheckService.Declared::name).toArray(String[]::new));
        playbooks.stream().filter(one -> means(one)).findFirst().ifPresent(one -> all.playbook().setText(one.name()));
        filling = false;
    }

    private boolean means(CheckService.Declared one) {
        return (order.file().isEmpty() || order.file().equals(one.file())) && (order.playbook().isEmpty()
                || one.name().equals(order.playbook()) || one.name().endsWith("." + order.playbook()));
    }

    private void choose() {
        var all = widgets;
        var chosen = all == null ? null : declared.get(all.playbook().getText());
        if (chosen != null) {
            order = new RunOrder(chosen.file(), chosen.name(), Map.of(), order.model(), order.approvals());
            fill();
            changed();
        }
    }

    /** Reads what the playbook takes, and shows its form when that is known. */
    private void fill() {
        var all = widgets;
        inputs = null;
        view = null;
        if (all == null) {
            return;
        }
        if (order.file().isEmpty() && order.playbook().isEmpty()) {
            say(all, "Choose the playbook to run.");
            return;
        }
        say(all, "Reading what it takes …");
        var wanted = order;
        Deliver.to(all.scroll(), company.ask(session -> InputForm.read(session, wanted)), found -> {
            if (wanted.equals(order)) {
                show(all, found);
            }
        }, sentence -> {
            say(all, "");
            setErrorMessage(sentence);
            updateLaunchConfigurationDialog();
        });
    }

    private void show(Widgets all, InputForm found) {
        inputs = found;
        if (found.form().fields().isEmpty()) {
            say(all, "It takes no inputs.");
        } else {
            var area = new Composite(all.scroll(), SWT.NONE);
            area.setLayout(GridLayoutFactory.fillDefaults().create());
            var form = new FormView(area, found.form(), this::changed);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(form.control());
            view = form;
            content(all, area);
            form.focus();
        }
        updateLaunchConfigurationDialog();
    }

    private static void say(Widgets all, String text) {
        content(all, Styles.wrapped(all.scroll(), text, "StewardMuted"));
    }

    private static void content(Widgets all, org.eclipse.swt.widgets.Control control) {
        var before = all.scroll().getContent();
        all.scroll().setContent(control);
        all.scroll().setMinHeight(control.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
        all.scroll().layout(true, true);
        if (before != null) {
            before.dispose();
        }
    }

    @Override
    public boolean isValid(ILaunchConfiguration configuration) {
        var form = inputs;
        if (form == null) {
            return false;
        }
        var texts = texts();
        var wrong = form.form().fields().stream()
                .filter(f -> form.form().complaint(f.path(), texts.getOrDefault(f.path(), f.text())).isPresent())
                .findFirst();
        if (wrong.isPresent()) {
            var field = wrong.get();
            setErrorMessage(wrong(form.form(), field, texts.getOrDefault(field.path(), field.text())));
        } else {
            setErrorMessage(null);
        }
        return wrong.isEmpty();
    }

    private static String wrong(TypedForm form, TypedForm.Field field, String text) {
        return field.label() + (text.isBlank() ? " is needed: " + field.hint()
                : ": " + form.complaint(field.path(), text).orElse(""));
    }

    private Map<String, String> texts() {
        var form = view;
        return form == null ? Map.of() : form.texts();
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        var all = widgets;
        if (all == null) {
            return;
        }
        var form = inputs;
        var texts = texts();
        var given = form != null && form.form().fits(texts) ? form.form().given(texts) : order.inputs();
        var model = all.model().getText().strip();
        new RunOrder(order.file(), order.playbook(), given, model.isEmpty() ? null : model,
                Engine.Approvals.values()[Math.max(0, all.approvals().getSelectionIndex())]).write(configuration);
        configuration.setMappedResources(Configurations.resources(order.file()));
    }

    @Override
    public String getName() {
        return "Run";
    }

    @Override
    public @Nullable Image getImage() {
        return null;
    }
}
