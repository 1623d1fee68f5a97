package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.testkit.editor.Editor;

/** {@code steward lsp} as editors start it: a process of its own, over its standard streams, for a company of the suite. */
class LanguageServerTest {

    private static final long MOST_SECONDS = 60;

    @TempDir
    Path temp = Path.of(".");

    private Process start(Path company) throws IOException {
        var scratch = Files.createDirectories(temp.resolve("scratch"));
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss4m", "-XX:TieredStopAtLevel=1", "-cp", ChildClassPath.make(scratch),
                "-Dsteward.suite=" + Place.suite(), ChildMain.class.getName(), "lsp", "--stdio"));
        return new ProcessBuilder(command).directory(company.toFile())
                .redirectError(temp.resolve("errors.txt").toFile()).start();
    }

    private Path company() throws Exception {
        var place = new Place(temp.resolve("company"));
        Files.createDirectories(temp);
        var made = new Place(temp).steward("new", "company");
        assertEquals(0, made.exit(), made::toString);
        return place.folder().toRealPath();
    }

    @Test
    void anEditorWorksWithIt() throws Exception {
        var company = company();
        var server = start(company);
        var file = new Place(company).with("", "package mine\n\nplaybook tell(what: Text) {\n"
                + "  step card=human do   \"Tell ${what}\"\n}\n").folder().resolve("test.playbook");
        var uri = file.toUri().toString();
        var id = new TextDocumentIdentifier(uri);
        try {
            var editor = new Editor(server.getInputStream(), server.getOutputStream());
            var texts = editor.server().getTextDocumentService();
            assertEquals("steward", editor.greet(List.of(company.toUri().toString())).getServerInfo().getName());
            editor.open(uri, Files.readString(file));
            editor.found(uri, d -> d.stream().anyMatch(i -> i.getCode().getLeft().equals("human.expiryMissing")));

            var hover = editor.get(texts.hover(new HoverParams(id, editor.at(uri, "what}"))));
            assertTrue(hover.getContents().getRight().getValue().contains("what : Text"), hover::toString);
            var actions = editor.get(texts.codeAction(new CodeActionParams(id,
                    new Range(editor.at(uri, "human"), editor.at(uri, "human")), new CodeActionContext(List.of()))));
            var cured = Editor.applied(editor.text(uri), uri, actions.getFirst().getRight().getEdit());
            assertTrue(cured.contains("expires 1 day -> abort"), cured);
            var edits = editor.get(texts.formatting(new DocumentFormattingParams(id, new FormattingOptions(2, true))));
            assertTrue(Editor.applied(editor.text(uri), edits).contains("  step card = human do \"Tell ${what}\"\n"),
                    edits::toString);
            var renamed = editor.get(texts.rename(new RenameParams(id, editor.at(uri, "tell"), "say")));
            assertTrue(Editor.applied(editor.text(uri), uri, renamed).contains("playbook say"), renamed::toString);
            editor.type(uri, "\n}", "\n  step more = \n}");
            var list = editor.get(texts.completion(new CompletionParams(id, editor.at(uri, "\n}")))).getRight();
            assertFalse(list.getItems().isEmpty());

            editor.get(editor.server().shutdown());
            editor.server().exit();
            assertTrue(server.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "it ends when it is told to");
            assertEquals(0, server.exitValue());
            assertFalse(Files.exists(company.resolve(".steward/store")), "no store is opened");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void itEndsWithItsEditor() throws Exception {
        var server = start(Files.createDirectories(temp.resolve("empty")));
        try {
            var editor = new Editor(server.getInputStream(), server.getOutputStream());
            editor.greet(List.of());
            server.getOutputStream().close();
            assertTrue(server.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "it ends when nobody is there any more");
            assertEquals(1, server.exitValue());
        } finally {
            server.destroyForcibly();
        }
    }
}
