package dev.steward.runtime;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.CompileResult.Compiled;
import dev.steward.compiler.Compiler;
import dev.steward.compiler.CostBound;
import dev.steward.compiler.PromptSize;
import dev.steward.compiler.Risk;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Types;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.git.CompanyRepository;
import dev.steward.runtime.internal.CompanyTypes;
import dev.steward.runtime.internal.FactForm;
import dev.steward.runtime.internal.Language;
import dev.steward.runtime.internal.MissingSettings;
import dev.steward.runtime.internal.NotDone;
import dev.steward.runtime.internal.Preparation;
import dev.steward.runtime.internal.UnknownModels;

/** Checks, compiles and formats the playbooks of a company. Needs no store. Methods block; thread-safe. */
public final class CheckService {

    private final CompanyFolder folder;
    private final Language language;
    private final Preparation preparation;
    private final Supplier<CompileOptions> options;
    private final MissingSettings missing;

    /** @param options with the prices of the company's models */
    CheckService(CompanyFolder folder, Language language, CompanyRepository repository,
            Supplier<CompileOptions> options, MissingSettings missing) {
        this.folder = folder;
        this.language = language;
        this.options = options;
        this.missing = missing;
        preparation = new Preparation(folder, language, repository);
    }

    /**
     * Checks all playbooks of the company; tells only of the given files and folders, of all without any.
     *
     * @throws ProblemException a path does not exist or can't be read
     */
    public CheckReport check(List<Path> paths) {
        var files = files(paths).stream().map(folder::display).toList();
        var workspace = language.load(folder, outside(paths));
        var findings = new ArrayList<>(workspace.check());
        findings.addAll(UnknownModels.in(workspace, folder.settings()));
        var tooLong = new ArrayList<CheckReport.Finding>();
        var outlooks = new ArrayList<CheckReport.Outlook>();
        if (findings.stream().noneMatch(PlaybookIssue::isError)) {
            var compiler = new Compiler(options.get());
            var plans = new ArrayList<Plan>();
            for (var playbook : Language.playbooks(workspace)) {
                var result = compiler.compile(workspace, playbook.name());
                findings.addAll(result.issues());
                result.compiled().ifPresent(c -> prompts(c, tooLong));
                result.compiled().ifPresent(c -> plans.add(Freezer.freeze(c.workflow())));
                if (files.contains(playbook.file())) {
                    result.compiled().ifPresent(c -> outlooks.add(outlook(playbook, c)));
                }
            }
            findings.addAll(missing.in(workspace, plans));
        }
        return new CheckReport(Stream.concat(findings.stream().map(this::finding), tooLong.stream())
                .filter(f -> files.contains(f.file())).distinct()
                .sorted(Comparator.comparing(CheckReport.Finding::file).thenComparing(CheckReport.Finding::line)
                        .thenComparing(CheckReport.Finding::column))
                .toList(), outlooks, files.size(), NotDone.in(workspace));
    }

    /**
     * The most that a run of each playbook in some files can cost, in millionths of a US dollar, by its qualified name.
     * Empty while there are errors in the company; playbooks without a bound are left out.
     *
     * @throws ProblemException a path does not exist or can't be read
     */
    public Map<String, Long> worstCases(List<Path> paths) {
        var files = files(paths).stream().map(folder::display).toList();
        var workspace = language.load(folder, outside(paths));
        var found = new HashMap<String, Long>();
        if (workspace.check().stream().noneMatch(PlaybookIssue::isError)) {
            var compiler = new Compiler(options.get());
            Language.playbooks(workspace).stream().filter(playbook -> files.contains(playbook.file()))
                    .forEach(playbook -> compiler.compile(workspace, playbook.name()).compiled()
                            .ifPresent(compiled -> compiled.cost().microUsd()
                                    .ifPresent(cost -> found.put(playbook.name(), cost))));
        }
        return found;
    }

    /**
     * Settings and secrets without which a run of the playbook can't do what it says, one sentence each. They are those
     * of this process: a run in another one has that one's.
     */
    public List<String> missing(Prepared playbook) {
        return missing.of(List.of(playbook.plan())).values().stream().flatMap(List::stream).toList();
    }

    /**
     * What can't be done is said before anything is. A run in another process has that one's settings and secrets, so
     * this is asked where the store is owned only.
     *
     * @throws ProblemException some are missing; these are the details
     */
    public void require(Prepared playbook) {
        var lacking = missing(playbook);
        if (!lacking.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, Types.simple(playbook.name())
                    + " can't do what it says; nothing was begun.", lacking, null);
        }
    }

    /** A playbook of the company; {@code file} is relative to its folder. */
    public record Declared(String name, String file) {
    }

    /** All playbooks of the company, by name; those in files that can't be read are left out. */
    public List<Declared> playbooks() {
        return Language.playbooks(language.load(folder, List.of())).stream()
                .map(found -> new Declared(found.name(), found.file()))
                .sorted(Comparator.comparing(Declared::name)).toList();
    }

    /** What the company's playbooks say and this version does not do, one sentence each. */
    public List<String> notDone() {
        return NotDone.in(language.load(folder, List.of()));
    }

    /** The same for runs of one playbook; {@code name} is qualified. */
    public List<String> notDone(String name) {
        return NotDone.in(language.load(folder, List.of()), name);
    }

    private void prompts(Compiled compiled, List<CheckReport.Finding> into) {
        for (var prompt : compiled.prompts()) {
            var at = prompt.at();
            if (!prompt.fits() && at != null) {
                into.add(new CheckReport.Finding(folder.display(folder.root().resolve(at.path())), at.line(),
                        at.column(), false, prompt.tooLong(), PromptSize.TOO_LONG));
            }
        }
    }

    /** What the formatter did with a file. */
    public record Formatted(String file, Kind kind) {
        /** SAME: had the one layout already; UNREADABLE: has syntax errors and is left as it is. */
        public enum Kind {
            SAME, CHANGED, UNREADABLE
        }
    }

    /** Formats files, or only tells which ones it would change. */
    public List<Formatted> format(List<Path> paths, boolean write) {
        return files(paths).stream().map(file -> new Formatted(folder.display(file), format(file, write))).toList();
    }

    private Formatted.Kind format(Path file, boolean write) {
        try {
            var before = Files.readString(file);
            var after = language.format(before);
            if (after.isEmpty()) {
                return Formatted.Kind.UNREADABLE;
            }
            if (after.get().equals(before)) {
                return Formatted.Kind.SAME;
            }
            if (write) {
                Files.writeString(file, after.get());
            }
            return Formatted.Kind.CHANGED;
        } catch (CharacterCodingException e) {
            return Formatted.Kind.UNREADABLE;
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, folder.display(file)
                    + " can't be read or written; check that it belongs to you.", List.of(), e);
        }
    }

    /**
     * Checks and compiles one playbook for a run.
     *
     * @param reference {@code name}, {@code package.name}, {@code file} or {@code file#name}
     * @param directory where relative files begin
     * @throws ProblemException unknown playbook, or it has errors; these are the details
     */
    public Prepared prepare(String reference, Path directory) {
        return preparation.prepare(reference, directory);
    }

    /**
     * The qualified name of a fact or record that the company's playbooks use.
     *
     * @throws ProblemException unknown or ambiguous
     */
    public String rememberedType(String name) {
        return CompanyTypes.of(folder, language).remembered(name).name();
    }

    /** The qualified name of the fact or record of that name; empty when there is none, or more than one. */
    public Optional<String> findRememberedType(String name) {
        try {
            return Optional.of(rememberedType(name));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes a fact from what the operator typed; {@link MemoryService#remember} writes it.
     *
     * @param texts   by field; the empty name stands for the only field
     * @param subject key of what it is about, null for the company
     */
    public MemoryStore.Write fact(String type, Map<String, String> texts, @Nullable String subject,
            @Nullable Instant valid, boolean propose) {
        var types = CompanyTypes.of(folder, language);
        return new FactForm(types.fact(type), types.table(), folder.settings().zone()).write(texts, subject, valid,
                propose);
    }

    private List<Path> files(List<Path> paths) {
        if (paths.isEmpty()) {
            return folder.playbooks();
        }
        var files = new ArrayList<Path>();
        for (var path : paths) {
            if (!Files.exists(path)) {
                throw ProblemException.wrongUse("There is no file or folder " + path + ".");
            }
            files.addAll(folder.playbooksBelow(path.toAbsolutePath().normalize()));
        }
        return files.stream().distinct().sorted().toList();
    }

    /** Files that don't lie in the company folder but are looked at together with it. */
    private List<Path> outside(List<Path> paths) {
        return files(paths).stream().filter(file -> !file.startsWith(folder.root())).toList();
    }

    private CheckReport.Finding finding(PlaybookIssue issue) {
        return new CheckReport.Finding(folder.display(folder.root().resolve(issue.path())), issue.line(),
                issue.column(), issue.isError(), issue.message(),
                issue.code());
    }

    private static CheckReport.Outlook outlook(Language.Declared playbook, Compiled compiled) {
        var cost = compiled.cost();
        return new CheckReport.Outlook(playbook.name(), compiled.sourceMap().find(playbook.name())
                .map(r -> r.path() + ":" + r.line()).orElse(playbook.file()), cost.microUsd(),
                bound(cost), cost.unknown(), compiled.risks().stream().map(CheckService::effect).toList());
    }

    private static String bound(CostBound cost) {
        return switch (cost.binding()) {
            case STRUCTURE -> "all calls together";
            case PLAYBOOK_BUDGET -> "its budget";
            case COMPANY_CAP -> "the company's cap";
            case NOTHING -> "nothing limits it";
        } + (cost.stale() ? ", prices are older than 90 days" : "");
    }

    private static CheckReport.Effect effect(Risk risk) {
        var at = risk.at();
        return new CheckReport.Effect(risk.step(), risk.operation(), risk.kind().name().toLowerCase(Locale.ROOT),
                risk.gatedBy(), switch (risk.back()) {
                    case UNDO -> "undone when it fails";
                    case INVERSE_KNOWN -> "can be taken back";
                    case IDEMPOTENT -> "repeatable";
                    case IRREVERSIBLE -> "can't be taken back";
                }, risk.isOpen(), at == null ? null : at.toString());
    }
}
