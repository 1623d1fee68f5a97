package dev.steward.runtime.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.StmtSteps;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.Secrets;
import dev.steward.runtime.CompanyFolder;

/**
 * Settings and secrets without which connectors can't do what playbooks ask of them. Looks at this machine only, so that
 * it can be asked before anything happens. Not thread-safe.
 */
public final class MissingSettings {

    /** The code of warnings about it. */
    public static final String CODE = "connector.notSet";

    private final CompanyFolder folder;
    private final Secrets secrets;
    private final Lazy<List<ConnectorProvider>> providers;

    /** Of one company. */
    public MissingSettings(CompanyFolder folder, Secrets secrets, Lazy<List<ConnectorProvider>> providers) {
        this.folder = folder;
        this.secrets = secrets;
        this.providers = providers;
    }

    /** By the connector's full name, one sentence each, for the operations that the plans call. */
    public Map<String, List<String>> of(Iterable<Plan> plans) {
        var called = new LinkedHashMap<Plan.ConnectorPlan, Set<String>>();
        plans.forEach(plan -> plan.playbooks().values().forEach(playbook -> StmtSteps.of(playbook.body())
                .forEach(step -> {
                    call(plan, step.call(), called);
                    call(plan, step.undo(), called);
                })));
        var found = new LinkedHashMap<String, List<String>>();
        try (var open = new OpenConnectors(folder, secrets, providers)) {
            called.forEach((connector, operations) -> {
                var missing = missing(connector, operations, open);
                if (!missing.isEmpty()) {
                    found.put(connector.name(), missing);
                }
            });
        }
        return found;
    }

    /** The same as warnings where the connectors are declared. */
    public List<PlaybookIssue> in(PlaybookWorkspace workspace, Iterable<Plan> plans) {
        var missing = of(plans);
        var found = new ArrayList<PlaybookIssue>();
        for (var source : workspace.sources()) {
            var inPackage = source.tree().getName();
            for (var declaration : source.tree().getDeclarations()) {
                if (declaration instanceof ConnectorDecl connector) {
                    var name = inPackage == null ? connector.getName() : inPackage + "." + connector.getName();
                    missing.getOrDefault(name, List.of()).forEach(sentence -> workspace
                            .warning(connector, "name", 0, CODE, sentence).ifPresent(found::add));
                }
            }
        }
        return found;
    }

    private static void call(Plan plan, @Nullable Call call,
            Map<Plan.ConnectorPlan, Set<String>> called) {
        if (call instanceof Call.Operation operation) {
            var connector = plan.connectors().get(operation.connector());
            if (connector != null) {
                called.computeIfAbsent(connector, key -> new LinkedHashSet<>()).add(operation.operation());
            }
        }
    }

    private List<String> missing(Plan.ConnectorPlan connector, Set<String> operations, OpenConnectors open) {
        var found = new LinkedHashSet<String>();
        var secret = connector.auth();
        var needed = providers.get().stream().filter(p -> p.kind().equals(connector.kind()))
                .anyMatch(ConnectorProvider::needsSecret);
        if (secret != null && needed && secrets.find(secret).isEmpty()) {
            found.add(connector.name() + " needs the secret " + secret + "; set the environment variable "
                    + SecretNames.variable(secret) + ".");
        }
        try {
            var opened = open.connector(connector);
            for (var operation : operations) {
                var missing = opened.missing(operation);
                if (missing != null) {
                    found.add(missing);
                }
            }
        } catch (BoundaryException e) {
            found.add(String.valueOf(e.getMessage()));
        }
        return List.copyOf(found);
    }
}
