package dev.steward.runtime.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.CompileResult;
import dev.steward.compiler.Compiler;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.PlanSteps;
import dev.steward.engine.spi.RunStore.StoredPlan;
import dev.steward.engine.value.Types;
import dev.steward.git.CompanyRepository;
import dev.steward.model.workflow.Trigger;
import dev.steward.runtime.AgentTrial;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.PolicyBook;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** Finds, checks and compiles the playbook that a person named. */
public final class Preparation {

    private static final System.Logger LOG = System.getLogger(Preparation.class.getName());

    private final CompanyFolder folder;
    private final Language language;
    private final CompanyRepository repository;

    /** For one company. */
    public Preparation(CompanyFolder folder, Language language, CompanyRepository repository) {
        this.folder = folder;
        this.language = language;
        this.repository = repository;
    }

    /** What it reads with. */
    public Language language() {
        return language;
    }

    /**
     * @param reference {@code name}, {@code package.name}, {@code file} or {@code file#name}
     * @param directory where relative files begin
     * @throws ProblemException unknown playbook, or errors in the company's playbooks; these are the details
     */
    public Prepared prepare(String reference, Path directory) {
        var hash = reference.indexOf('#');
        var file = file(hash < 0 ? reference : reference.substring(0, hash), directory, hash >= 0);
        var workspace = language.load(folder, file == null ? List.of() : List.of(file));
        var name = hash >= 0 ? reference.substring(hash + 1) : file == null ? reference : "";
        var issues = workspace.check();
        refuse(reference, issues);
        var playbook = file == null ? named(workspace, name) : inFile(workspace, folder.display(file), name);
        var result = Language.compile(workspace, playbook.name(), Language.withoutPrices(folder));
        refuse(reference, result.issues());
        return prepared(workspace, result.compiled().orElseThrow());
    }

    /**
     * An agent alone, as a playbook of one step.
     *
     * @param edited texts that are not saved, by path from the company's folder
     * @throws ProblemException unknown agent, or errors in the company's playbooks; these are the details
     */
    public AgentTrial agent(String name, Map<String, String> edited) {
        var workspace = language.load(folder, List.of());
        edited.forEach(workspace::put);
        refuse(name, workspace.check());
        var compiler = new Compiler(Language.withoutPrices(folder));
        var agent = agent(compiler.agents(workspace), name);
        var result = compiler.trial(workspace, agent);
        refuse(name, result.issues());
        var compiled = result.compiled().orElseThrow();
        var prepared = prepared(workspace, compiled);
        return new AgentTrial(agent, prepared, "answer", PolicyBook.Place
                .of(compiled.sourceMap().find(prepared.name()).orElseThrow()), askers(compiler, workspace, agent));
    }

    private static List<String> askers(Compiler compiler, PlaybookWorkspace workspace, String agent) {
        return Freezer.freeze(compiler.governed(workspace).workflow()).playbooks().values().stream()
                .flatMap(playbook -> PlanSteps.once(playbook).stream()
                        .filter(step -> step.call() instanceof Call.Agent call && call.agent().equals(agent))
                        .map(step -> playbook.name() + "/" + step.name()))
                .sorted().toList();
    }

    private static String agent(List<String> agents, String name) {
        var fits = agents.contains(name) ? List.of(name)
                : agents.stream().filter(agent -> Types.simple(agent).equals(name)).toList();
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        var known = agents.stream().map(Types::simple).distinct().toList();
        throw ProblemException.wrongUse(fits.isEmpty()
                ? "There is no agent '" + name + "'." + Suggestions.didYouMean(name, known)
                        + (known.isEmpty() ? " The company has none yet."
                                : " Agents: " + String.join(", ", known) + ".")
                : "'" + name + "' is the name of several agents; write one of " + String.join(", ", fits) + ".");
    }

    /** A playbook that starts by itself or waits for events, with its triggers in the order of the text. */
    public record Triggered(Prepared playbook, List<Trigger> triggers) {
        public Triggered {
            triggers = List.copyOf(triggers);
        }
    }

    /**
     * All playbooks that have triggers, of one reading of the text.
     *
     * @throws ProblemException errors in the company's playbooks; these are the details
     */
    public List<Triggered> triggered() {
        var workspace = language.load(folder, List.of());
        refuse("What starts by itself", workspace.check());
        var found = new ArrayList<Triggered>();
        var compiler = new Compiler(Language.withoutPrices(folder));
        for (var playbook : Language.triggered(workspace)) {
            var result = compiler.compile(workspace, playbook.name());
            refuse(playbook.name(), result.issues());
            var compiled = result.compiled().orElseThrow();
            found.add(new Triggered(prepared(workspace, compiled), compiled.workflow().getTriggers()));
        }
        return found;
    }

    private @Nullable Path file(String word, Path directory, boolean must) {
        if (!must && !word.endsWith(".playbook")) {
            return null;
        }
        for (var base : List.of(directory, folder.root())) {
            var file = base.resolve(word).toAbsolutePath().normalize();
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw ProblemException.wrongUse("There is no playbook file " + word + "."
                + Suggestions.didYouMean(word, folder.playbooks().stream().map(folder::display).toList()));
    }

    /** An error anywhere stops a run: a policy of the company might stand there. */
    private static void refuse(String reference, List<PlaybookIssue> issues) {
        var errors = issues.stream().filter(PlaybookIssue::isError).map(PlaybookIssue::toString).toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, reference + " can't run: "
                    + (errors.size() == 1 ? "there is an error" : "there are " + errors.size() + " errors")
                    + " in the company's playbooks. Put it right and run again.", errors, null);
        }
    }

    private static Language.Declared named(PlaybookWorkspace workspace, String name) {
        var all = Language.playbooks(workspace);
        var fits = all.stream().filter(p -> p.name().equals(name)).findFirst()
                .map(List::of).orElse(all.stream().filter(p -> p.simpleName().equals(name)).toList());
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        if (fits.isEmpty()) {
            var known = all.stream().map(Language.Declared::simpleName).toList();
            throw ProblemException.wrongUse("There is no playbook '" + name + "'." + Suggestions.didYouMean(name, known)
                    + (known.isEmpty() ? " The company has none yet."
                            : " Playbooks: " + String.join(", ", known) + "."));
        }
        throw ProblemException.wrongUse("'" + name + "' is the name of " + fits.size() + " playbooks; write "
                + String.join(" or ", fits.stream().map(Language.Declared::name).toList()) + ".");
    }

    private static Language.Declared inFile(PlaybookWorkspace workspace, String file, String name) {
        var all = Language.playbooks(workspace).stream().filter(p -> p.file().equals(file)).toList();
        var fits = name.isEmpty() ? all
                : all.stream().filter(p -> p.simpleName().equals(name) || p.name().equals(name)).toList();
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        var known = all.stream().map(Language.Declared::simpleName).toList();
        throw ProblemException.wrongUse(all.isEmpty() ? file + " holds no playbook."
                : name.isEmpty() ? file + " holds " + all.size() + " playbooks; write " + file + "#NAME with one of "
                        + String.join(", ", known) + "."
                        : file + " has no playbook '" + name + "'." + Suggestions.didYouMean(name, known) + " It has "
                                + String.join(", ", known) + ".");
    }

    private Prepared prepared(PlaybookWorkspace workspace, CompileResult.Compiled compiled) {
        var used = new TreeMap<String, String>();
        compiled.sourceMap().ranges().values().forEach(range -> workspace.source(range.path())
                .ifPresent(source -> used.put(source.path(), source.text())));
        if (used.isEmpty()) {
            workspace.sources().forEach(source -> used.put(source.path(), source.text()));
        }
        var plan = Freezer.freeze(compiled.workflow());
        return new Prepared(
                new StoredPlan(compiled.hash(), plan.entry(), compiled.bytes(), compiled.sourceMap().toBytes(),
                        used, commit(used)),
                plan);
    }

    private @Nullable String commit(Map<String, String> used) {
        try {
            return repository.commitOf(used.keySet().stream().map(folder.root()::resolve).toList()).orElse(null);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The commit of the playbooks in " + folder.root() + " is unknown", e);
            return null;
        }
    }
}
