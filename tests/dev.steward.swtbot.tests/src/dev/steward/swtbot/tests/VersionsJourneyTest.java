package dev.steward.swtbot.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.junit5.SWTBotJunit5Extension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A change is explained and committed. */
@ExtendWith(SWTBotJunit5Extension.class)
class VersionsJourneyTest {

    private static final String FILE = "bot-versions.playbook";
    private static final String TEXT = """
            package ana.bot.versions

            playbook count() -> Int {
              delegate full
              return 1
            }
            """;

    private final Desk desk = new Desk();
    private final Path folder = desk.company().getLocation().toPath();
    private final SWTBotEclipseEditor editor;

    VersionsJourneyTest() throws IOException, InterruptedException, CoreException {
        editor = desk.write(FILE, TEXT);
        Files.writeString(folder.resolve(".gitignore"), ".steward/\n.project\n");
        git("init", "-q", "-b", "main");
        git("config", "user.name", "Ana");
        git("config", "user.email", "ana@example.com");
        git("config", "commit.gpgsign", "false");
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "as it is");
        desk.company().refreshLocal(IResource.DEPTH_INFINITE, null);
    }

    @AfterEach
    void close() throws CoreException {
        desk.forget(FILE);
    }

    @Test
    void aChangeIsExplainedAndCommitted() throws IOException, InterruptedException {
        Desk.select(editor, "full");
        editor.typeText("supervised 2h");
        editor.save();

        var commit = desk.bot().viewById("dev.steward.ui.git.commit");
        commit.show();
        commit.setFocus();
        String message = "count: delegate full → supervised 2h";
        desk.awaitThat("the change is explained", () -> commit.bot().text().getText().equals(message));
        commit.bot().button("Commit 1 file").click();
        desk.awaitThat("it is committed", () -> git("log", "-1", "--format=%s").equals(message));
        assertEquals("", git("status", "--porcelain"));
    }

    private String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("git " + String.join(" ", words) + ": " + out);
        }
        return out;
    }
}
