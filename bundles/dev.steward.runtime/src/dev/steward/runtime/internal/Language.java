package dev.steward.runtime.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.CompileResult;
import dev.steward.compiler.Compiler;
import dev.steward.compiler.Prices;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.Playbooks;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;

/** The language and its compiler, set up when they are first needed. Thread-safe; a workspace is for one thread. */
public final class Language {

    private static final System.Logger LOG = System.getLogger(Language.class.getName());

    private final Lazy<Playbooks> playbooks = new Lazy<>(Playbooks::new);
    private final Lazy<ConnectorKinds> kinds;
    private final ReadTexts texts = new ReadTexts();

    /** @param kinds what the connectors of this installation can do; asked when playbooks are read first */
    public Language(Supplier<ConnectorKinds> kinds) {
        this.kinds = new Lazy<>(kinds);
    }

    /** A playbook that a workspace declares. {@code file} is relative to the company folder. */
    public record Declared(String name, String file) {

        /** The name without its package. */
        public String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** What the connectors of this installation have; asked of them once. */
    public ConnectorKinds kinds() {
        return kinds.get();
    }

    /** Sets the language up ahead of its first use. */
    public void warm() {
        playbooks.get();
    }

    /** Reads one text by itself. */
    public PlaybookSource read(String path, String text) {
        return playbooks.get().workspace().read(path, text);
    }

    /** All playbook files of the company, and further ones that are looked at together with them. */
    public PlaybookWorkspace load(CompanyFolder folder, List<Path> further) {
        var workspace = playbooks.get().workspace(kinds.get());
        var found = folder.playbooks();
        var files = new ArrayList<>(found);
        further.stream().filter(file -> !found.contains(file)).forEach(files::add);
        for (var file : files) {
            try {
                load(folder, file, workspace);
            } catch (IOException e) {
                // who named a file, or has a link to nothing, is told; what went since the folder was read was none
                if (!(e instanceof NoSuchFileException) || !found.contains(file) || Files.isSymbolicLink(file)) {
                    throw unreadable(folder, file, e);
                }
                LOG.log(Level.DEBUG, "gone since the folder was read", e);
            }
        }
        return workspace;
    }

    /** As {@link #load}, with another text of one file. */
    public PlaybookWorkspace with(CompanyFolder folder, Path file, String text) {
        var workspace = load(folder, List.of());
        workspace.put(workspace.read(folder.display(file), text));
        return workspace;
    }

    /** The text of a file; empty when it is none, or is gone. */
    public Optional<String> text(CompanyFolder folder, Path file) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException | NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(folder, file, e);
        }
    }

    private static ProblemException unreadable(CompanyFolder folder, Path file, IOException e) {
        return new ProblemException(ProblemException.Kind.WRONG_USE, folder.display(file)
                + " can't be read; check that it belongs to you.", List.of(), e);
    }

    private void load(CompanyFolder folder, Path file, PlaybookWorkspace workspace) throws IOException {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
            workspace.put(texts.of(workspace, folder.display(file), text.toString()));
        } catch (CharacterCodingException e) {
            // The workspace says what is wrong with it.
            workspace.addFile(file);
        }
    }

    /** All playbooks, and the configured uses of them, in the order of files and text. */
    public static List<Declared> playbooks(PlaybookWorkspace workspace) {
        return declared(workspace, declaration -> true);
    }

    /** All playbooks without the configured uses of them, which do what their playbook does. */
    public static List<Declared> ownPlaybooks(PlaybookWorkspace workspace) {
        return declared(workspace, PlaybookDecl.class::isInstance);
    }

    /** Those that start by themselves, or wait for events. */
    public static List<Declared> triggered(PlaybookWorkspace workspace) {
        return declared(workspace, declaration -> switch (declaration) {
            case PlaybookDecl playbook -> triggered(playbook.getClauses()) || waits(playbook);
            case InstanceDecl instance -> triggered(instance.getClauses())
                    || workspace.analysis().declaration(instance,
                            instance.getPlaybook()) instanceof PlaybookDecl playbook && waits(playbook);
            default -> false;
        });
    }

    private static boolean triggered(List<PlaybookClause> clauses) {
        return clauses.stream().anyMatch(TriggerClause.class::isInstance);
    }

    private static boolean waits(PlaybookDecl playbook) {
        var all = playbook.eAllContents();
        while (all.hasNext()) {
            if (all.next() instanceof EventExpression) {
                return true;
            }
        }
        return false;
    }

    /** Playbooks, and the uses of them that are configured with instance. */
    private static List<Declared> declared(PlaybookWorkspace workspace, Predicate<Declaration> which) {
        var found = new ArrayList<Declared>();
        for (var source : workspace.sources()) {
            var inPackage = source.tree().getName();
            for (var declaration : source.tree().getDeclarations()) {
                var name = switch (declaration) {
                    case PlaybookDecl playbook -> playbook.getName();
                    case InstanceDecl instance -> instance.getName();
                    default -> null;
                };
                if (name != null && which.test(declaration)) {
                    found.add(new Declared(inPackage == null ? name : inPackage + "." + name, source.path()));
                }
            }
        }
        return found;
    }

    /** Compiles one playbook. */
    public static CompileResult compile(PlaybookWorkspace workspace, String name, CompileOptions options) {
        return new Compiler(options).compile(workspace, name);
    }

    /** Options of a company whose prices don't matter. */
    public static CompileOptions withoutPrices(CompanyFolder folder) {
        return new CompileOptions(Prices.none(), OptionalLong.of(folder.settings().capMicroUsd()));
    }

    /** The text in the one layout; empty when it has syntax errors. */
    public Optional<String> format(String text) {
        return playbooks.get().format(text);
    }
}
