package dev.steward.ui.editor.internal.trial;

import dev.steward.engine.value.Value;
import dev.steward.runtime.AgentTrial;
import dev.steward.runtime.FixtureService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.FormView;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.TypedForm;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;

/** One agent by itself: its inputs, the prompt as it would be, its answer as it comes, what it costs. */
public final class TryAgentView extends ViewPart {

    private static final int QUIET_MILLIS = 300;

    private final Map<String, Map<String, Value>> remembered = new HashMap<>();
    private @Nullable TryPage page;
    private @Nullable CompanyPlaybooks playbooks;
    private @Nullable AutoCloseable watching;
    private @Nullable AgentTrial trial;
    private @Nullable TypedForm typed;
    private @Nullable FormView form;
    private @Nullable Asking asking;
    private FixtureService.@Nullable Draft draft;
    private String agent = "";
    private int changes;

    @Override
    public void createPartControl(Composite parent) {
        page = new TryPage(parent, this::ask, this::stop, this::fixture, this::write);
    }

    private OpenCompany company() {
        return getSite().getService(OpenCompany.class);
    }

    /** Shows an agent of a company, by its qualified name. On the UI thread. */
    public void show(CompanyPlaybooks of, String name) {
        if (of != playbooks) {
            Deliver.close(watching);
            playbooks = of;
            var display = getSite().getShell().getDisplay();
            watching = of.watch(() -> Deliver.later(display, this::changed));
        }
        if (!name.equals(agent)) {
            agent = name;
            trial = null;
            draft = null;
            drop();
        }
        prepare();
    }

    private void drop() {
        var running = asking;
        asking = null;
        if (running != null && !running.isOver()) {
            running.stop();
        }
    }

    /** A text or an input is another one; when it stays so for a moment, the prompt is made again. */
    private void changed() {
        var mine = ++changes;
        getSite().getShell().getDisplay().timerExec(QUIET_MILLIS, () -> {
            if (mine == changes && page != null) {
                prepare();
            }
        });
    }

    private void prepare() {
        var shown = page;
        var of = playbooks;
        if (shown == null || of == null || agent.isEmpty()) {
            return;
        }
        var wanted = agent;
        var edited = of.edited();
        Deliver.to(shown.control(), company().ask(session -> new Prepared(
                session.company().agents().prepare(wanted, edited), session.company().folder().settings().zone())),
                found -> {
                    if (wanted.equals(agent)) {
                        prepared(found);
                    }
                }, sentence -> shown.warn(Say.simple(wanted), sentence));
    }

    private record Prepared(AgentTrial trial, ZoneId zone) {
    }

    private void prepared(Prepared found) {
        var shown = page;
        if (shown == null) {
            return;
        }
        var before = trial;
        trial = found.trial();
        if (before == null || !before.inputs().equals(found.trial().inputs())) {
            var fields = new TypedForm(found.trial().inputs(), remembered.getOrDefault(agent, found.trial().defaults()),
                    found.trial().types(), found.zone());
            typed = fields;
            var made = shown.fields(fields, this::changed);
            form = made;
            if (getSite().getPage().getActivePart() == this) {
                made.focus();
            }
        }
        shown.head(Say.simple(agent), found.trial().steps());
        preview();
    }

    private Optional<Map<String, Value>> values() {
        var fields = typed;
        var view = form;
        if (fields == null || view == null) {
            return Optional.empty();
        }
        var texts = view.texts();
        var wrong = fields.fields().stream().anyMatch(
                field -> fields.complaint(field.path(), texts.getOrDefault(field.path(), field.text())).isPresent());
        return wrong ? Optional.empty() : Optional.of(fields.values(texts));
    }

    private void preview() {
        var shown = page;
        var of = trial;
        var inputs = values();
        if (shown == null || of == null) {
            return;
        }
        if (inputs.isEmpty()) {
            shown.incomplete();
            return;
        }
        remembered.put(agent, inputs.get());
        Deliver.to(shown.control(), company().ask(session -> {
            try {
                return session.company().agents().preview(of, inputs.get(), null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }), found -> {
            if (of == trial) {
                shown.preview(found);
            }
        }, sentence -> shown.warn(Say.simple(agent), sentence));
    }

    private void ask() {
        var shown = page;
        var of = trial;
        var view = form;
        if (shown == null || of == null || view == null || !view.check()) {
            return;
        }
        drop();
        draft = null;
        var display = shown.control().getDisplay();
        values().ifPresent(inputs -> {
            var next = new Asking(company(), of, now -> Deliver.later(display, () -> told(now)));
            asking = next;
            shown.asking(next);
            next.begin(inputs);
        });
    }

    private void told(Asking now) {
        var shown = page;
        if (shown != null && now == asking && !shown.control().isDisposed()) {
            shown.asking(now);
        }
    }

    private void stop() {
        var running = asking;
        var shown = page;
        if (running != null && shown != null) {
            Deliver.to(shown.control(), running.stop(), done -> {
            }, this::trouble);
        }
    }

    private void fixture(String step) {
        var done = asking;
        var shown = page;
        var run = done == null ? null : done.run();
        if (shown != null && run != null) {
            Deliver.to(shown.control(),
                    company().ask(session -> session.steward().fixtures(session.company()).draft(run, step)), found -> {
                        draft = found;
                        shown.draft(found);
                    }, this::trouble);
        }
    }

    private void write() {
        var shown = page;
        var found = draft;
        if (shown != null && found != null) {
            Deliver.to(shown.control(), company().ask(session -> {
                session.steward().fixtures(session.company()).write(found, found.file());
                return found.file();
            }), file -> {
                draft = null;
                shown.written(file);
                WrittenFiles.seen(file);
            }, this::trouble);
        }
    }

    private void trouble(String sentence) {
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
    }

    @Override
    public void setFocus() {
        var shown = page;
        var view = form;
        if (shown != null && (view == null || !view.focus())) {
            shown.focus();
        }
    }

    @Override
    public void dispose() {
        page = null;
        drop();
        Deliver.close(watching);
        super.dispose();
    }

    /** For its layout. */
    static void fill(Control control) {
        GridDataFactory.fillDefaults().grab(true, true).applyTo(control);
    }
}
