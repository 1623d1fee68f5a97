package dev.steward.dsl.ide.internal.rename;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.Rename;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Occurrence;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.ide.internal.names.Symbol;
import dev.steward.dsl.ide.internal.navigation.Definitions;
import dev.steward.dsl.ide.internal.navigation.Definitions.Found;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Gives what a cursor touches another name, in all files. Steps, values and fields keep their history by
 * {@code was oldName}, see {@link FormerNames}.
 */
public final class Renames {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

    private final Program program;
    private final BooleanSupplier cancelled;
    private final Definitions definitions;
    private final FormerNames formerNames;

    /**
     * @param cancelled asked between files
     * @param committed the text of a file, by its path, that open runs may have started with; empty when unknown
     */
    public Renames(Program program, BooleanSupplier cancelled, Function<String, Optional<String>> committed) {
        this.program = program;
        this.cancelled = cancelled;
        this.definitions = new Definitions(program);
        this.formerNames = new FormerNames(committed);
    }

    /** The name that would be changed; empty where nothing can be renamed. */
    public Optional<Occurrence> renamable(String path, int offset) {
        return definitions.at(path, offset).filter(o -> !(o.symbol() instanceof Symbol.LanguageFunction)
                && !(o.symbol() instanceof Symbol.ValueWord) && !(o.symbol() instanceof Symbol.Given));
    }

    /**
     * The edits, or why there are none.
     *
     * @throws CancellationException when it was cancelled before the end
     */
    public Rename rename(String path, int offset, String newName) {
        Occurrence at = renamable(path, offset).orElse(null);
        if (at == null) {
            return new Rename.Refused("Here is no name that could be changed: put the cursor on a name that a file"
                    + " declares.");
        }
        boolean dotted = at.symbol() instanceof Symbol.PackageName;
        boolean fits = dotted ? List.of(newName.split("\\.", -1)).stream().allMatch(s -> NAME.matcher(s).matches())
                : NAME.matcher(newName).matches();
        if (!fits) {
            return new Rename.Refused(newName + " is no name: a name begins with a letter and holds letters, digits"
                    + " and _ only.");
        }
        for (PlaybookSource source : program.sources()) {
            if (source.hasSyntaxErrors() && source.text().contains(name(at))) {
                return new Rename.Refused("The file " + source.path() + " has an error that hides names: correct it"
                        + " first, then rename.");
            }
        }
        if (newName.equals(name(at))) {
            return new Rename.Edits(List.of());
        }
        List<Found> all = new ArrayList<>();
        for (Symbol symbol : LinkedInputs.of(at.symbol(), program)) {
            List<Found> places = definitions.occurrences(symbol, cancelled);
            String clash = new Clashes(program, symbol, places, newName).find();
            if (clash != null) {
                return new Rename.Refused(clash);
            }
            all.addAll(places);
        }
        return edits(at.symbol(), all, newName);
    }

    private String name(Occurrence at) {
        return switch (at.symbol()) {
            case Symbol.Declared of -> String.valueOf(Owners.nameOf(of.element()));
            case Symbol.PromptWord of -> of.name();
            case Symbol.PackageName of -> of.name();
            case Symbol.LanguageFunction of -> of.function().name();
            case Symbol.Given of -> of.name();
            case Symbol.ValueWord of -> of.name();
        };
    }

    private Rename edits(Symbol symbol, List<Found> places, String newName) {
        Map<String, List<TextEdit>> byFile = new LinkedHashMap<>();
        for (Found place : places) {
            edit(place, newName).forEach(e -> byFile.computeIfAbsent(place.source().path(), k -> new ArrayList<>())
                    .add(e));
        }
        if (symbol instanceof Symbol.PromptWord word) {
            positional(word, newName, byFile);
        }
        List<FileEdit> files = new ArrayList<>();
        byFile.forEach((file, edits) -> files.add(new FileEdit(file, edits)));
        return new Rename.Edits(files);
    }

    private List<TextEdit> edit(Found place, String newName) {
        Occurrence at = place.occurrence();
        List<TextEdit> out = new ArrayList<>();
        String old = place.source().text().substring(at.offset(), at.offset() + at.length());
        String text = fillsWord(at) ? old + ": " + newName : newName;
        out.add(new TextEdit(at.offset(), at.length(), text));
        if (at.declares()) {
            formerNames.edit(place.source(), at.at(), old, newName).ifPresent(out::add);
        }
        return out;
    }

    /** An argument without a name fills the word of a prompt that is called as it is: it needs that name now. */
    private boolean fillsWord(Occurrence at) {
        return !at.declares() && at.at() instanceof Reference reference && argument(reference) != null;
    }

    private @Nullable AgentDecl argument(Reference reference) {
        return reference.eContainer() instanceof Argument argument && argument.getName() == null
                && !reference.isCall()
                && new Owners(program.whole()).callee(argument.eContainer()) instanceof AgentDecl agent
                && agent.getParameters().isEmpty() ? agent : null;
    }

    /** The other way round: the word gets a new name, and who filled it by its own name says so. */
    private void positional(Symbol.PromptWord word, String newName, Map<String, List<TextEdit>> byFile) {
        for (var call : program.whole().callsOf(word.agent())) {
            var value = program.whole().argumentsOf(call).get(word.name());
            PlaybookSource source = program.sourceOf(call).orElse(null);
            if (source != null && value instanceof Reference reference && argument(reference) == word.agent()) {
                var node = Regions.of(reference);
                if (node != null) {
                    byFile.computeIfAbsent(source.path(), k -> new ArrayList<>())
                            .add(new TextEdit(node.getOffset(), 0, newName + ": "));
                }
            }
        }
    }
}
