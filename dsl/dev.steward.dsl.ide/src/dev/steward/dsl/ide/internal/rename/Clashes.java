package dev.steward.dsl.ide.internal.rename;

import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Symbol;
import dev.steward.dsl.ide.internal.navigation.Definitions.Found;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.NamedTypeRef;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Vocabulary;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Finds out whether a new name would hide, or be hidden by, something else. */
final class Clashes {

    private final Program program;
    private final Symbol symbol;
    private final List<Found> places;
    private final String newName;

    Clashes(Program program, Symbol symbol, List<Found> places, String newName) {
        this.program = program;
        this.symbol = symbol;
        this.places = places;
        this.newName = newName;
    }

    /** A sentence for people; null when the name is free. */
    @Nullable
    String find() {
        return switch (symbol) {
            case Symbol.Declared of -> declared(of.element());
            case Symbol.PromptWord of -> promptWord(of.agent());
            case Symbol.PackageName of -> isPackage() ? "There is a package " + newName
                    + " already: choose another name, or move the declarations there." : null;
            case Symbol.LanguageFunction of -> null;
            case Symbol.Given of -> null;
            case Symbol.ValueWord of -> null;
        };
    }

    private boolean isPackage() {
        return program.sources().stream().anyMatch(s -> newName.equals(s.tree().getName()));
    }

    private @Nullable String declared(EObject element) {
        return switch (element) {
            case Declaration declaration -> declaration(declaration);
            case Field field -> sibling(element, "field");
            case OperationDecl operation -> sibling(element, "operation");
            case EnumLiteral literal -> sibling(element, "name");
            case Parameter parameter when !(parameter.eContainer() instanceof PlaybookDecl) -> {
                String taken = sibling(element, "input");
                yield taken != null || !(parameter.eContainer() instanceof AgentDecl agent) ? taken
                        : promptWord(agent);
            }
            default -> local(element);
        };
    }

    private @Nullable String sibling(EObject element, String kind) {
        EObject owner = element.eContainer();
        boolean taken = owner.eContents().stream()
                .anyMatch(e -> e.eClass() == element.eClass() && newName.equals(Owners.nameOf(e)));
        return taken ? Owners.nameOf(owner) + " has the " + kind + " " + newName
                + " already: choose another name." : null;
    }

    private @Nullable String local(EObject element) {
        PlaybookDecl playbook = Owners.around(element, PlaybookDecl.class);
        if (playbook == null) {
            return null;
        }
        Iterator<EObject> all = playbook.eAllContents();
        while (all.hasNext()) {
            EObject each = all.next();
            boolean named = (Owners.isLocal(each) || each instanceof Parameter) && newName.equals(Owners.nameOf(each));
            if (named) {
                return "The playbook " + playbook.getName() + " has the name " + newName
                        + " already, and names tell its steps apart: choose another.";
            }
            if (each instanceof Reference reference && newName.equals(reference.getName())) {
                return newName + " is used in the playbook " + playbook.getName()
                        + " and means something else there: choose another name.";
            }
        }
        return null;
    }

    private @Nullable String promptWord(AgentDecl agent) {
        Iterator<EObject> all = agent.eAllContents();
        while (all.hasNext()) {
            if (all.next() instanceof Reference reference && newName.equals(reference.getName())) {
                return "The prompt of " + agent.getName() + " uses " + newName
                        + " already: choose another name.";
            }
        }
        return null;
    }

    private @Nullable String declaration(Declaration declaration) {
        if (isType(declaration) && Vocabulary.TYPES.containsKey(newName)) {
            return newName + " is a type of the language: choose another name.";
        }
        if (!isType(declaration) && Vocabulary.VALUES.containsKey(newName)) {
            return newName + " is a word of the language for a value: choose another name.";
        }
        PlaybookFile home = Owners.around(declaration, PlaybookFile.class);
        for (var source : program.sources()) {
            boolean touched = source.tree() == home
                    || places.stream().anyMatch(p -> p.source().path().equals(source.path()));
            boolean same = home != null && Objects.equals(source.tree().getName(), home.getName());
            if (same || touched) {
                String taken = takenIn(source.tree());
                if (taken != null) {
                    return taken;
                }
            }
        }
        return null;
    }

    private @Nullable String takenIn(PlaybookFile file) {
        for (Declaration other : program.analysis().visible(file)) {
            if (newName.equals(Owners.nameOf(other))) {
                return "The name " + newName + " is taken in the package " + file.getName()
                        + " or imported there: choose another.";
            }
        }
        Iterator<EObject> all = file.eAllContents();
        while (all.hasNext()) {
            EObject each = all.next();
            boolean hides = (Owners.isLocal(each) || each instanceof Parameter) && newName.equals(Owners.nameOf(each))
                    || each instanceof Reference reference && newName.equals(reference.getName());
            if (hides || each instanceof NamedTypeRef type && newName.equals(type.getName())) {
                return newName + " is used in the package " + file.getName()
                        + " and means something else there: choose another name.";
            }
        }
        return null;
    }

    private static boolean isType(Declaration declaration) {
        return declaration instanceof EnumDecl || declaration instanceof TypeDecl
                || declaration instanceof RecordDecl
                || declaration instanceof FactDecl;
    }
}
