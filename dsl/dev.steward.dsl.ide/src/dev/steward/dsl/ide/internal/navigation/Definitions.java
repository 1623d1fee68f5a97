package dev.steward.dsl.ide.internal.navigation;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.Highlight;
import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.internal.names.Occurrence;
import dev.steward.dsl.ide.internal.names.Occurrences;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.ide.internal.names.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** From a name to where it is given, and back to all its uses. */
public final class Definitions {

    private final Program program;

    /** Looks into all files of a program. */
    public Definitions(Program program) {
        this.program = program;
    }

    /** What the name stands for that a cursor touches. */
    public Optional<Occurrence> at(String path, int offset) {
        return program.source(path).flatMap(s -> Occurrences.at(s, program.analysis(), offset));
    }

    /** Where a symbol is declared; a package is where a file begins with its name. Empty for what is built in. */
    public List<Location> declarations(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Declared of -> location(of.element()).map(List::of).orElse(List.of());
            case Symbol.PromptWord of -> promptWord(of);
            case Symbol.PackageName of -> packages(of.name());
            case Symbol.LanguageFunction of -> List.of();
            case Symbol.Given of -> given(of.origin());
            case Symbol.ValueWord of -> List.of();
        };
    }

    private Optional<Location> location(EObject declared) {
        INode name = Regions.first(declared, "name");
        INode node = name != null ? name : Regions.of(declared);
        return node == null ? Optional.empty() : program.sourceOf(declared)
                .map(s -> new Location(s.path(), node.getOffset(), node.getLength()));
    }

    /** The first word of the construct, which gives the name without writing it. */
    private List<Location> given(EObject origin) {
        INode node = Regions.of(origin);
        PlaybookSource source = program.sourceOf(origin).orElse(null);
        if (node == null || source == null) {
            return List.of();
        }
        for (ILeafNode leaf : node.getLeafNodes()) {
            if (!leaf.isHidden()) {
                return List.of(new Location(source.path(), leaf.getOffset(), leaf.getLength()));
            }
        }
        return List.of();
    }

    /** A prompt declares a word by using it for the first time. */
    private List<Location> promptWord(Symbol.PromptWord word) {
        PlaybookSource source = program.sourceOf(word.agent()).orElse(null);
        if (source == null) {
            return List.of();
        }
        return Occurrences.in(source, program.analysis()).stream()
                .filter(o -> o.symbol().equals(word) && Owners.around(o.at(), word.agent().getClass()) == word.agent())
                .limit(1).map(o -> new Location(source.path(), o.offset(), o.length())).toList();
    }

    private List<Location> packages(String name) {
        List<Location> out = new ArrayList<>();
        for (PlaybookSource source : program.sources()) {
            @Nullable
            INode node = name.equals(source.tree().getName()) ? Regions.first(source.tree(), "name") : null;
            if (node != null) {
                out.add(new Location(source.path(), node.getOffset(), node.getLength()));
            }
        }
        return out;
    }

    /**
     * All places of all files where a symbol stands, its declaration among them. Looks into whole files, so it takes
     * longer than all else.
     *
     * @throws CancellationException when cancelled says so before the end
     */
    public List<Found> occurrences(Symbol symbol, BooleanSupplier cancelled) {
        List<Found> out = new ArrayList<>();
        String name = text(symbol);
        for (PlaybookSource source : program.sources()) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            if (source.text().contains(name)) {
                Occurrences.in(source, program.whole()).stream().filter(o -> o.symbol().equals(symbol))
                        .forEach(o -> out.add(new Found(source, o)));
            }
        }
        return out;
    }

    /** The places of one file, of which the analysis of the snapshot knows enough. */
    public List<Highlight> highlights(String path, int offset) {
        PlaybookSource source = program.source(path).orElse(null);
        if (source == null) {
            return List.of();
        }
        List<Occurrence> all = Occurrences.in(source, program.analysis());
        return all.stream().filter(o -> o.touches(offset)).reduce((first, second) -> second).stream()
                .flatMap(at -> all.stream().filter(o -> o.symbol().equals(at.symbol())))
                .map(o -> new Highlight(o.offset(), o.length(), o.declares())).toList();
    }

    private static String text(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Declared of -> String.valueOf(Owners.nameOf(of.element()));
            case Symbol.PromptWord of -> of.name();
            case Symbol.PackageName of -> of.name();
            case Symbol.LanguageFunction of -> of.function().name();
            case Symbol.Given of -> of.name();
            case Symbol.ValueWord of -> of.name();
        };
    }

    /** A place together with its file. */
    public record Found(PlaybookSource source, Occurrence occurrence) {

        /** For those outside. */
        public Location location() {
            return new Location(source.path(), occurrence.offset(), occurrence.length());
        }
    }
}
