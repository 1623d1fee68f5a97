package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.hover.Signatures;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Vocabulary;
import java.util.List;

/** Names of types: built-in ones, those that the file sees, and those that an import would bring. */
final class TypeProposals {

    private final Context context;
    private final Proposals out;

    TypeProposals(Context context, Proposals out) {
        this.context = context;
        this.out = out;
    }

    void propose() {
        Vocabulary.TYPES.forEach((name, doc) -> out.add(Proposals.GOOD, Kind.TYPE, name, "", doc));
        context.visible(Declaration.class).stream().filter(TypeProposals::isType)
                .forEach(d -> out.add(Proposals.BEST, Kind.TYPE, String.valueOf(Owners.nameOf(d)),
                        new Signatures(context.analysis()).of(d).replaceFirst("\\s.*", ""), Context.documentation(d)));
        if (!context.place().prefix().isEmpty()) {
            context.far(Declaration.class).stream().filter(TypeProposals::isType)
                    .filter(d -> out.fits(String.valueOf(Owners.nameOf(d)))).forEach(this::far);
        }
    }

    private void far(Declaration declaration) {
        String name = String.valueOf(Owners.nameOf(declaration));
        out.add(Proposals.FAR, Kind.TYPE, name, name, "import " + CallProposals.packageOf(declaration),
                Context.documentation(declaration), imports(context, declaration));
    }

    /** The import that a declaration needs; its place is the same in the text and in the marked one but for a line. */
    static List<TextEdit> imports(Context context, Declaration declaration) {
        PlaybookFile file = context.marked().tree();
        return Imports.add(file, CallProposals.packageOf(declaration), String.valueOf(Owners.nameOf(declaration)))
                .map(List::of).orElse(List.of());
    }

    static boolean isType(Declaration declaration) {
        return declaration instanceof TypeDecl || declaration instanceof EnumDecl || declaration instanceof RecordDecl;
    }
}
