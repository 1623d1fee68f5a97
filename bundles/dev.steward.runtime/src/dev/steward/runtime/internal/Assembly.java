package dev.steward.runtime.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.Secrets;
import dev.steward.engine.spi.StepGate;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.model.WorkflowFormatException;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.OwnerOnly;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Rooms;

/**
 * The parts of an open company, wired by constructor arguments.
 *
 * @param models all models of the company as one client
 * @param plans  freezes the stored plan of a hash
 * @param parts  what to close, in that order
 */
public record Assembly(Stores stores, Engine engine, MemoryIndex index, ModelClient models, Ports.PlanSource plans,
        List<AutoCloseable> parts) {

    /** Where a company's parts come from. */
    public record Sources(Rooms rooms, Secrets secrets, @Nullable StepGate gate, FaultPoint faults) {
    }

    /** Opens the store and an engine over it; index, models and connectors open when they are first used. */
    public static Assembly open(CompanyFolder folder, Sources sources) {
        var stores = stores(folder, sources);
        try {
            return wire(folder, sources, stores);
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    private static Stores stores(CompanyFolder folder, Sources sources) {
        var state = folder.state();
        try {
            OwnerOnly.folder(state);
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, "The company folder " + folder.root()
                    + " can't be written to" + (Files.isWritable(folder.root()) ? " (" + e.getMessage() + ")" : "")
                    + "; make it writable for you, or copy it to a place that is.", List.of(), e);
        }
        try {
            var stores = sources.rooms().store().open(state, sources.faults());
            BackupDrafts.clear(state);
            return stores;
        } catch (StoreException e) {
            throw ProblemException.of(e);
        }
    }

    private static Assembly wire(CompanyFolder folder, Sources sources, Stores stores) {
        var rooms = sources.rooms();
        var models = new Lazy<ModelProvider.Models>(() -> rooms.models().open(new ModelProvider.ModelSettings(
                sources.secrets(), folder.root(), folder.settings().modelOptions())));
        var client = new LazyModels(models);
        var index = new CaughtUpIndex(
                new Lazy<MemoryIndex>(() -> rooms.memoryIndex().open(folder.state().resolve("index"))),
                stores.memory());
        var connectors = new OpenConnectors(folder, sources.secrets(), new Lazy<>(rooms::connectors));
        var ticker = new SystemTicker();
        Ports.PlanSource plans = hash -> plan(stores.runs(), hash);
        var engine = Engines.open(new Ports(stores.runs(), stores.memory(), index, List.of(client), connectors, plans,
                ticker, sources.gate(), sources.faults(), stores.values(), folder.settings().limits()),
                Engines.Options.standard());
        var parts = new ArrayList<AutoCloseable>();
        parts.add(engine);
        parts.add(ticker);
        parts.add(connectors);
        parts.add(() -> models.ifMade().ifPresent(ModelProvider.Models::close));
        parts.add(index);
        parts.add(stores);
        return new Assembly(stores, engine, index, client, plans, parts);
    }

    /** The plan that is stored under a hash. */
    public static Plan plan(RunStore runs, String hash) {
        var stored = runs.plan(hash).orElseThrow(() -> new ProblemException(ProblemException.Kind.WRONG_USE,
                "The plan " + hash + " of a run is missing from the store; restore the company from a backup."));
        try {
            return Freezer.freeze(stored.model());
        } catch (WorkflowFormatException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, "The plan of " + stored.playbook()
                    + " was stored by a newer version or is damaged; update Steward or restore a backup.", List.of(),
                    e);
        }
    }
}
