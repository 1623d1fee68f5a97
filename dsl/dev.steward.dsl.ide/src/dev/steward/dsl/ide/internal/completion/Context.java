package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.internal.names.Comments;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.INode;

/** All that those who propose need to know. */
record Context(Place place, FollowSet follow, Program program, Marked marked) {

    Analysis analysis() {
        return marked.analysis();
    }

    /** The declarations that the file sees, each by its simple name. */
    <T extends Declaration> List<T> visible(Class<T> kind) {
        return analysis().visible(marked.tree()).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The declarations of all packages that the file does not see. */
    <T extends Declaration> List<T> far(Class<T> kind) {
        Collection<Declaration> near = new LinkedHashSet<>(analysis().visible(marked.tree()));
        List<T> out = new ArrayList<>();
        for (PlaybookSource source : program.sources()) {
            if (source.tree().getName() == null || Objects.equals(source.tree().getName(), packageName())) {
                continue;
            }
            for (Declaration declaration : source.tree().getDeclarations()) {
                if (kind.isInstance(declaration) && !near.contains(declaration)) {
                    out.add(kind.cast(declaration));
                }
            }
        }
        return out;
    }

    /** What people wrote above a declaration. */
    static String documentation(@Nullable EObject element) {
        INode node = element == null ? null : Regions.of(element);
        return node == null ? "" : Comments.above(node.getRootNode().getText(), node.getOffset());
    }

    @Nullable
    String packageName() {
        return marked.tree().getName();
    }

    /** The packages of all files but the one's own. */
    Set<String> packages() {
        Set<String> out = new LinkedHashSet<>();
        for (PlaybookSource source : program.sources()) {
            PlaybookFile tree = source.tree();
            if (tree.getName() != null && !tree.getName().equals(packageName())) {
                out.add(tree.getName());
            }
        }
        return out;
    }
}
