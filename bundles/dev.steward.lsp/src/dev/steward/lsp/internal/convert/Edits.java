package dev.steward.lsp.internal.convert;

import dev.steward.dsl.ide.FileEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Changes of texts. */
public final class Edits {

    private Edits() {
    }

    /**
     * What is known of a file that is to be changed.
     *
     * @param number of the open text's version, null when no client has it open
     */
    public record Target(String uri, @Nullable Integer number, Lines lines) {
    }

    /** In one text. */
    public static List<TextEdit> of(List<dev.steward.dsl.ide.TextEdit> edits, Lines lines) {
        return edits.stream().map(e -> new TextEdit(lines.range(e.offset(), e.length()), lines.adapted(e.text())))
                .toList();
    }

    /** In several files; each with the version that the places are counted in, for clients that check it. */
    public static WorkspaceEdit of(List<FileEdit> files, Function<String, Target> targets, Abilities abilities) {
        List<Either<TextDocumentEdit, ResourceOperation>> documents = new ArrayList<>();
        Map<String, List<TextEdit>> plain = new LinkedHashMap<>();
        for (FileEdit file : files) {
            Target target = targets.apply(file.path());
            List<TextEdit> edits = of(file.edits(), target.lines());
            List<Either<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>> either = new ArrayList<>();
            edits.forEach(e -> either.add(Either.forLeft(e)));
            TextDocumentEdit edit = new TextDocumentEdit();
            edit.setTextDocument(new VersionedTextDocumentIdentifier(target.uri(), target.number()));
            edit.setEdits(either);
            documents.add(Either.forLeft(edit));
            plain.computeIfAbsent(target.uri(), u -> new ArrayList<>()).addAll(edits);
        }
        WorkspaceEdit out = new WorkspaceEdit();
        if (abilities.documentChanges()) {
            out.setDocumentChanges(documents);
        } else {
            out.setChanges(plain);
        }
        return out;
    }
}
