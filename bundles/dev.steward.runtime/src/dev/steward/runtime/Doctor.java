package dev.steward.runtime;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.CompileResult;
import dev.steward.compiler.Compiler;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.Secrets;
import dev.steward.runtime.internal.Language;
import dev.steward.runtime.internal.Lazy;
import dev.steward.runtime.internal.OpenConnectors;
import dev.steward.runtime.internal.SecretNames;

/** Looks at everything that a company needs and says what works and what to do. Methods block; thread-safe. */
public final class Doctor {

    private static final int LEAST_JAVA = 21;

    private final Rooms rooms;
    private final Secrets secrets;
    private final Map<String, String> environment;
    private final Language language;

    Doctor(Rooms rooms, Secrets secrets, Map<String, String> environment, Language language) {
        this.rooms = rooms;
        this.secrets = secrets;
        this.environment = environment;
        this.language = language;
    }

    /**
     * @param area    such as {@code model large}
     * @param fine    whether it works
     * @param finding one sentence: how it is, or what is missing and how to get it
     */
    public record Finding(String area, boolean fine, String finding) {
    }

    /** What can be said without a company. */
    public List<Finding> machine() {
        var found = new ArrayList<Finding>();
        var java = Runtime.version().feature();
        found.add(new Finding("java", java >= LEAST_JAVA, "Java " + Runtime.version() + " from "
                + System.getProperty("java.home") + (java >= LEAST_JAVA ? "" : "; install a JDK 21 or newer.")));
        var display = environment.getOrDefault("DISPLAY", environment.getOrDefault("WAYLAND_DISPLAY", ""));
        var needed = System.getProperty("os.name", "").startsWith("Linux");
        found.add(new Finding("display", true, !needed || !display.isEmpty() ? "There is a display for the workbench."
                : "No display here: the command line works, the workbench needs one (DISPLAY is not set)."));
        return found;
    }

    /** What a company needs: store, index, models, connectors, secrets. */
    public List<Finding> company(CompanyFolder folder, Steward steward) {
        var found = new ArrayList<Finding>();
        store(folder, steward, found);
        var plans = plans(folder, found);
        models(folder, found);
        connectors(folder, plans, found);
        return found;
    }

    private static void store(CompanyFolder folder, Steward steward, List<Finding> found) {
        try (var company = steward.open(folder)) {
            found.add(owner(company));
            var open = company.runs().open().size();
            found.add(new Finding("store", true, "The database in " + folder.state() + " opens; "
                    + (open == 1 ? "1 run is open." : open + " runs are open.")));
            try {
                company.memory().recall(new MemoryService.Query("steward", null, null, null, 1));
                found.add(new Finding("index", true, "The memory index answers."));
            } catch (RuntimeException e) {
                found.add(new Finding("index", false, "The memory index does not answer (" + e.getMessage()
                        + "); it is derived: delete " + folder.state().resolve("index") + " and it is built again."));
            }
        } catch (ProblemException e) {
            found.add(new Finding("store", false, e.sentence()));
        }
    }

    /** Who owns the company, and whether others can work beside it. */
    private static Finding owner(Company company) {
        var owner = company.owner();
        if (!owner.here()) {
            var began = System.nanoTime();
            company.queue().show();
            return new Finding("owner", true, "The company is on in " + owner.words() + " since " + owner.since()
                    .truncatedTo(ChronoUnit.SECONDS) + ", which answers in "
                    + Math.max(1, (System.nanoTime() - began) / 1_000_000) + " ms.");
        }
        return company.isShared()
                ? new Finding("owner", true, "Nobody else has the company open; while one command does, others work"
                        + " through it.")
                : new Finding("owner", false, "No socket can be made in " + company.folder().state()
                        + " or among the temporary files, so only one command at a time can work on the company.");
    }

    private Map<String, Plan> plans(CompanyFolder folder, List<Finding> found) {
        var workspace = language.load(folder, List.of());
        var errors = workspace.check().stream().filter(i -> i.isError()).count();
        found.add(new Finding("playbooks", errors == 0, errors == 0
                ? Language.playbooks(workspace).size() + " playbooks are without errors."
                : errors + " errors in the playbooks; 'steward check' shows them."));
        var plans = new TreeMap<String, Plan>();
        var compiler = new Compiler(Language.withoutPrices(folder));
        for (var playbook : Language.playbooks(workspace)) {
            compiler.compile(workspace, playbook.name()).compiled()
                    .map(CompileResult.Compiled::workflow)
                    .ifPresent(w -> plans.put(playbook.name(), Freezer.freeze(w)));
        }
        return plans;
    }

    private void models(CompanyFolder folder, List<Finding> found) {
        var settings = folder.settings();
        try (var models = rooms.models().open(new ModelProvider.ModelSettings(secrets, folder.root(),
                settings.modelOptions()))) {
            var names = new TreeSet<>(settings.models().keySet());
            for (var name : names) {
                var id = settings.model(name);
                found.add(finding("model " + name, models.trouble(id), id + " can be asked."));
            }
            if (names.isEmpty()) {
                found.add(new Finding("models", true, "No model is configured: the rehearsal model answers."));
            }
            models.prices().problems().forEach(problem -> found.add(new Finding("prices", false, problem)));
        }
    }

    private void connectors(CompanyFolder folder, Map<String, Plan> plans, List<Finding> found) {
        var all = new TreeMap<String, Plan.ConnectorPlan>();
        plans.values().forEach(plan -> all.putAll(plan.connectors()));
        try (var open = new OpenConnectors(folder, secrets, new Lazy<>(rooms::connectors))) {
            all.values().forEach(connector -> {
                secret(connector, found);
                found.add(connector(connector, open));
            });
        }
    }

    private void secret(Plan.ConnectorPlan connector, List<Finding> found) {
        var name = connector.auth();
        if (name != null) {
            var there = secrets.find(name).isPresent();
            found.add(new Finding("secret " + name, there, there ? "It is set." : connector.name()
                    + " needs it; set the environment variable " + SecretNames.variable(name) + "."));
        }
    }

    private static Finding connector(Plan.ConnectorPlan connector, OpenConnectors open) {
        try {
            return finding("connector " + connector.name(), open.connector(connector).trouble(), "It is ready.");
        } catch (BoundaryException e) {
            return finding("connector " + connector.name(), e.getMessage(), "");
        }
    }

    private static Finding finding(String area, @Nullable String trouble, String fine) {
        return trouble == null ? new Finding(area, true, fine) : new Finding(area, false, trouble);
    }
}
