package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.PlaybookFile;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.INode;

/** Writes imports. */
public final class Imports {

    private Imports() {
    }

    /**
     * What makes a name of another package usable in a file; empty when it is imported already.
     *
     * @param file whose places are those of the text to edit
     */
    public static Optional<TextEdit> add(PlaybookFile file, String packageName, String name) {
        for (Import declared : file.getImports()) {
            if (Objects.equals(declared.getPackage(), packageName)) {
                if (declared.getNames().isEmpty()
                        || declared.getNames().stream().anyMatch(n -> name.equals(n.getName()))) {
                    return Optional.empty();
                }
                INode last = Regions.of(declared.getNames().getLast());
                return last == null ? Optional.empty()
                        : Optional.of(new TextEdit(last.getOffset() + last.getLength(), 0, ", " + name));
            }
        }
        String line = "import " + packageName + ".{" + name + "}";
        INode before = file.getImports().isEmpty() ? header(file) : Regions.of(file.getImports().getLast());
        return Optional.of(before == null ? new TextEdit(0, 0, line + "\n\n")
                : new TextEdit(before.getOffset() + before.getLength(), 0, "\n" + line));
    }

    private static @Nullable INode header(PlaybookFile file) {
        return Regions.first(file, "name");
    }
}
