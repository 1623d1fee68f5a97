package dev.steward.lsp.internal;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.ide.Rename;
import dev.steward.lsp.Surroundings;
import dev.steward.lsp.internal.Asking.Scene;
import dev.steward.lsp.internal.convert.Abilities;
import dev.steward.lsp.internal.convert.Diagnostics;
import dev.steward.lsp.internal.convert.Edits;
import dev.steward.lsp.internal.convert.Lines;
import dev.steward.lsp.internal.convert.Uris;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Answers that change texts: renames and cures. */
final class Changes {

    private Changes() {
    }

    static WorkspaceEdit rename(Scene scene, int offset, String newName, Surroundings surroundings,
            Abilities abilities) {
        Rename rename = scene.ide().rename(scene.snapshot(), offset, newName,
                path -> Uris.file(Uris.of(path)).flatMap(surroundings::committed), scene.cancelled());
        return switch (rename) {
            case Rename.Edits edits -> Edits.of(edits.files(), path -> target(scene, path), abilities);
            case Rename.Refused refused -> throw Asking.refused(ResponseErrorCode.RequestFailed, refused.reason());
        };
    }

    /** @param only the kinds of actions that are wanted, null for all */
    static List<Either<Command, CodeAction>> actions(Scene scene, Range range, @Nullable List<String> only,
            Abilities abilities) {
        List<Either<Command, CodeAction>> out = new ArrayList<>();
        if (isWanted(only, CodeActionKind.QuickFix)) {
            int from = scene.lines().offset(range.getStart());
            int to = scene.lines().offset(range.getEnd());
            for (PlaybookIssue issue : scene.snapshot().issues()) {
                if (issue.offset() <= to && issue.offset() + issue.length() >= from) {
                    cures(scene, issue, abilities, out);
                }
            }
        }
        if (only != null && isWanted(only, CodeActionKind.SourceFixAll)) {
            scene.ide().fixAll(scene.snapshot()).map(f -> action(scene, f, CodeActionKind.SourceFixAll, abilities))
                    .ifPresent(a -> out.add(Either.forRight(a)));
        }
        return out;
    }

    private static void cures(Scene scene, PlaybookIssue issue, Abilities abilities,
            List<Either<Command, CodeAction>> out) {
        boolean first = true;
        for (QuickFix fix : scene.ide().fixes(scene.snapshot(), issue)) {
            CodeAction action = action(scene, fix, CodeActionKind.QuickFix, abilities);
            action.setDiagnostics(List.of(Diagnostics.of(issue, scene.lines(), List.of())));
            action.setIsPreferred(first);
            out.add(Either.forRight(action));
            first = false;
        }
    }

    private static CodeAction action(Scene scene, QuickFix fix, String kind, Abilities abilities) {
        CodeAction action = new CodeAction(fix.title());
        action.setKind(kind);
        action.setEdit(Edits.of(fix.files(), path -> target(scene, path), abilities));
        return action;
    }

    private static boolean isWanted(@Nullable List<String> only, String kind) {
        return only == null || only.isEmpty()
                || only.stream().anyMatch(o -> kind.equals(o) || kind.startsWith(o + "."));
    }

    /** The places of another file are counted in the text that the snapshot knows; in a newer one they are off. */
    private static Edits.Target target(Scene scene, String path) {
        Lines lines = scene.company().lines(scene.snapshot(), path);
        Document open = scene.company().document(path).orElse(null);
        if (open != null && !open.version().text().equals(lines.text())) {
            throw Asking.refused(ResponseErrorCode.ContentModified, "A text has changed since it was asked about.");
        }
        return new Edits.Target(scene.company().uri(path), open == null ? null : open.version().number(), lines);
    }
}
