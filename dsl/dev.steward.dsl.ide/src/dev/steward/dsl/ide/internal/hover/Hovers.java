package dev.steward.dsl.ide.internal.hover;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FactUses;
import dev.steward.dsl.ide.Hover;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.internal.names.Comments;
import dev.steward.dsl.ide.internal.names.Occurrence;
import dev.steward.dsl.ide.internal.names.Occurrences;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.ide.internal.names.Symbol;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.types.Keywords;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Says what stands below a cursor: a name, else a word of the language, else a built-in type or value. */
public final class Hovers {

    private final Program program;
    private final FactUses factUses;
    private final Keywords keywords = new Keywords();

    /** About the files of a program. */
    public Hovers(Program program, FactUses factUses) {
        this.program = program;
        this.factUses = factUses;
    }

    /** Empty where there is nothing to say. */
    public Optional<Hover> at(String path, int offset) {
        PlaybookSource source = program.source(path).orElse(null);
        if (source == null) {
            return Optional.empty();
        }
        Optional<Occurrence> name = Occurrences.at(source, program.analysis(), offset);
        return name.isPresent() ? name.map(this::name) : word(source, offset);
    }

    private Hover name(Occurrence at) {
        return switch (at.symbol()) {
            case Symbol.Declared of -> hover(at, signature(at, of.element()),
                    facts(of.element()), documentation(of.element()));
            case Symbol.PromptWord of -> {
                Type type = program.analysis().inputsOf(of.agent()).getOrDefault(of.name(), Type.UNKNOWN);
                yield hover(at, "${" + of.name() + "}" + (type.isUnknown() ? "" : " : " + type), List.of(),
                        "A word of the prompt of " + of.agent().getName() + ", which each call fills.");
            }
            case Symbol.PackageName of -> hover(at, "package " + of.name(), List.of(), "");
            case Symbol.LanguageFunction of -> hover(at, Signatures.of(of.function()), List.of(), of.function().doc());
            case Symbol.Given of -> hover(at, of.name() + typeAt(at.at()), List.of(), given(of));
            case Symbol.ValueWord of -> hover(at, of.name() + typeAt(at.at()), List.of(),
                    Vocabulary.valueWord(of.name()));
        };
    }

    private List<Hover.Fact> facts(EObject element) {
        List<Hover.Fact> out = new ArrayList<>(new Facts(program.analysis()).of(element));
        if (element instanceof FactDecl fact && fact.getName() != null) {
            String inPackage = program.sourceOf(fact).map(s -> s.tree().getName()).orElse("");
            factUses.lastUse(inPackage.isEmpty() ? fact.getName() : inPackage + "." + fact.getName())
                    .ifPresent(use -> out.add(new Hover.Fact("last used", use)));
        }
        return out;
    }

    /** At a use the type may be narrower than at the declaration. */
    private String signature(Occurrence at, EObject declared) {
        String signature = new Signatures(program.analysis()).of(declared);
        boolean value = Owners.isLocal(declared) || declared instanceof Parameter;
        if (at.declares() || !value || !(at.at() instanceof Expression)) {
            return signature;
        }
        String here = typeAt(at.at());
        return here.isEmpty() || signature.endsWith(here) || signature.contains(" -> ") ? signature
                : signature.replaceFirst(" : .*$", "") + here;
    }

    private String typeAt(EObject element) {
        Type type = element instanceof Expression expression ? program.analysis().typeOf(expression) : Type.UNKNOWN;
        return type.isUnknown() || type == Type.Special.NOTHING ? "" : " : " + type;
    }

    private String documentation(EObject element) {
        INode node = Regions.of(element);
        return node == null ? "" : program.sourceOf(element).map(s -> Comments.above(s.text(), node.getOffset()))
                .orElse("");
    }

    private static String given(Symbol.Given name) {
        return name.origin() instanceof EventExpression event ? "What the event " + event.getEvent() + " has brought."
                : Vocabulary.valueWord(name.name());
    }

    private static Hover hover(Occurrence at, String signature, List<Hover.Fact> facts, String documentation) {
        return new Hover(at.offset(), at.length(), signature, facts, documentation);
    }

    private Optional<Hover> word(PlaybookSource source, int offset) {
        ILeafNode leaf = leaf(source, offset);
        if (leaf == null || leaf.isHidden()) {
            return Optional.empty();
        }
        String word = leaf.getText();
        if (leaf.getGrammarElement() instanceof Keyword && Character.isLetter(word.charAt(0))) {
            return keywords.find(word)
                    .map(k -> new Hover(leaf.getOffset(), leaf.getLength(), word, List.of(), k.doc()));
        }
        return Vocabulary.documentation(word)
                .map(doc -> new Hover(leaf.getOffset(), leaf.getLength(), word, List.of(), doc));
    }

    /** The word that a cursor touches, also when it stands right behind it. */
    private static @Nullable ILeafNode leaf(PlaybookSource source, int offset) {
        ILeafNode at = NodeModelUtils.findLeafNodeAtOffset(source.parsed().getRootNode(), offset);
        boolean nothing = at == null || at.isHidden() || !Character.isLetterOrDigit(at.getText().charAt(0));
        return nothing && offset > 0
                ? NodeModelUtils.findLeafNodeAtOffset(source.parsed().getRootNode(), offset - 1) : at;
    }
}
