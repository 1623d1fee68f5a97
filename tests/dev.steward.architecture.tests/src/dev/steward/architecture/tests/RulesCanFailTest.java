package dev.steward.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule, shown a tree that breaks it. */
class RulesCanFailTest {

    private static final String INFO = "/** Says. */\n@NonNullByDefault\npackage %s;\n";

    @TempDir
    Path tree = Path.of("");

    @Test
    void aSoundRoomBreaksNothing() throws IOException {
        room("llm", "Import-Package: dev.steward.engine.spi,okhttp3", "Export-Package: dev.steward.llm");
        source("llm", "dev.steward.llm", "Models", "import okhttp3.OkHttpClient;", "import java.util.List;");
        for (Rules rule : Rules.values()) {
            assertEquals(List.of(), broken(rule), rule.name());
        }
    }

    @Test
    void anImportOfAForbiddenRoomIsFound() throws IOException {
        room("llm");
        source("llm", "dev.steward.llm", "Models", "import dev.steward.runtime.RunService;");
        assertEquals(
                List.of("dev.steward.llm/dev/steward/llm/Models.java may not import dev.steward.runtime.RunService"),
                broken(Rules.ARROWS));
    }

    @Test
    void aStaticImportOfAnEnginePlanIsFound() throws IOException {
        room("store.derby");
        source("store.derby", "dev.steward.store.derby", "Rows", "import static dev.steward.engine.plan.Plan.EMPTY;");
        assertEquals(1, broken(Rules.ARROWS).size());
    }

    @Test
    void aWindowBelowTheWorkbenchIsFound() throws IOException {
        room("cli", "Require-Bundle: org.eclipse.equinox.app,org.eclipse.swt;bundle-version=\"3.1\"");
        assertEquals(List.of("dev.steward.cli may not name org.eclipse.swt in Require-Bundle"), broken(Rules.ARROWS));
    }

    @Test
    void aSecondUserOfTheDatabaseIsFound() throws IOException {
        room("runtime", "Import-Package: org.apache.derby.jdbc;resolution:=optional");
        assertEquals(1, broken(Rules.ARROWS).size());
    }

    @Test
    void theLanguageMayNotKnowItsEditor() throws IOException {
        room("dsl", "Require-Bundle: dev.steward.dsl.ide");
        assertEquals(List.of("dev.steward.dsl may not name dev.steward.dsl.ide in Require-Bundle"),
                broken(Rules.ARROWS));
    }

    @Test
    void aRoomThatNobodyPlannedIsFound() throws IOException {
        room("attic");
        assertEquals(List.of("dev.steward.attic is not in the table of rooms"), broken(Rules.ARROWS));
    }

    @Test
    void aLibraryOutsideItsPackageIsFound() throws IOException {
        room("engine");
        source("engine", "dev.steward.engine.internal", "Core", "import com.google.gson.JsonElement;");
        assertEquals(List.of("dev.steward.engine/dev/steward/engine/internal/Core.java may not import "
                + "com.google.gson.JsonElement: only dev.steward.engine.value may"), broken(Rules.ONE_PACKAGE));
    }

    @Test
    void aLeakedInternalPackageIsFound() throws IOException {
        room("git", "Export-Package: dev.steward.git,dev.steward.git.internal,"
                + "dev.steward.git.internal.walk;x-friends:=\"dev.steward.git.tests,dev.steward.it\"");
        assertEquals(List.of("dev.steward.git exports dev.steward.git.internal to everyone"), broken(Rules.EXPORTS));
    }

    @Test
    void aPackageWithoutInfoIsFound() throws IOException {
        room("git");
        Path file = tree.resolve("bundles/dev.steward.git/src/dev/steward/git/History.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package dev.steward.git;\n");
        assertEquals(1, broken(Rules.PACKAGE_INFO).size());
    }

    @Test
    void anActivatorIsFound() throws IOException {
        room("git", "Bundle-Activator: dev.steward.git.internal.Activator");
        assertEquals(List.of("dev.steward.git has an activator"), broken(Rules.NO_ACTIVATOR));
    }

    private List<String> broken(Rules rule) throws IOException {
        return rule.broken(SourceTree.read(tree));
    }

    private void room(String name, String... headers) throws IOException {
        Path manifest = tree.resolve("bundles/dev.steward." + name + "/META-INF/MANIFEST.MF");
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest,
                "Manifest-Version: 1.0\nBundle-SymbolicName: dev.steward." + name + ";singleton:=true\n"
                        + folded(String.join("\n", headers)) + "\n");
    }

    private void source(String room, String inPackage, String type, String... lines) throws IOException {
        Path folder = tree.resolve("bundles/dev.steward." + room + "/src/" + inPackage.replace('.', '/'));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package-info.java"), INFO.formatted(inPackage));
        Files.writeString(folder.resolve(type + ".java"),
                "package " + inPackage + ";\n" + String.join("\n", lines) + "\nclass " + type + " {\n}\n");
    }

    /** A manifest's lines end after 72 bytes and go on after a space. */
    private static String folded(String headers) {
        return headers.replaceAll("(.{70})(?=.)", "$1\n ");
    }
}
