package dev.steward.connectors.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.connectors.internal.AtomicFiles;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Value;

/** What holds for every connector, whatever its kind. A subclass says which and names one call that changes something. */
abstract class ConnectorContract {

    @TempDir
    Path folder;

    Company company;
    Connector connector;

    abstract ConnectorProvider provider();

    /** Settings under which the connector works. */
    abstract Map<String, String> settings();

    /** A call that changes files; the same for the same key. */
    abstract Operation change(String key);

    /** The folder that the change writes to, below the company. */
    abstract String target();

    /** Puts there what the change needs. */
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve(target()));
    }

    @BeforeEach
    void open() throws BoundaryException, IOException {
        company = new Company(folder);
        prepare();
        connector = company.open(provider(), provider().kind(), settings());
    }

    @Test
    void aRepeatUnderTheSameKeyHasOneEffectAndTheSameAnswer() throws Exception {
        var before = company.snapshot();
        var first = connector.call(change("run1/step"));
        var after = company.snapshot();
        assertNotEquals(before, after, "the change changes something");
        assertEquals(first, connector.call(change("run1/step")));
        assertEquals(after, company.snapshot());
    }

    @Test
    void aRepeatAfterARestartHasOneEffect() throws Exception {
        var first = connector.call(change("run1/step"));
        var after = company.snapshot();
        var reopened = company.open(provider(), provider().kind(), settings());
        assertEquals(first, reopened.call(change("run1/step")));
        assertEquals(after, company.snapshot());
    }

    @Test
    void whatACrashLeftIsIgnoredAndSweptOnceItIsOld() throws Exception {
        var half = company.write(target() + "/" + AtomicFiles.TEMP_PREFIX + "half" + AtomicFiles.TEMP_SUFFIX,
                "half writ");
        connector.call(change("run1/step"));
        assertTrue(Files.exists(half), "a young file may belong to someone who is writing");
        Files.setLastModifiedTime(half, FileTime.from(Instant.now().minusSeconds(7_200)));
        connector.call(change("run2/step"));
        assertFalse(Files.exists(half), "an old one belongs to nobody");
    }

    @Test
    void noTemporaryFileIsLeftByAChange() throws Exception {
        connector.call(change("run1/step"));
        assertTrue(company.snapshot().keySet().stream().noneMatch(f -> f.contains(AtomicFiles.TEMP_PREFIX)),
                () -> "left over");
    }

    @Test
    void anUnknownOperationIsToldWithTheKnownOnes() {
        var change = change("k");
        var unknown = Company.operation("frobnicate", Map.of(), change.result(), "k");
        var e = assertThrows(BoundaryException.class, () -> connector.call(unknown));
        assertEquals(BoundaryException.BAD_REQUEST, e.error());
        assertTrue(e.getMessage().contains("frobnicate") && e.getMessage().contains(change.name()), e.getMessage());
    }

    @Test
    void anUnknownParameterIsToldWithTheKnownOnes() {
        var args = new HashMap<>(change("k").args());
        args.put("colour", Company.text("red"));
        var e = rejected(args);
        assertTrue(e.getMessage().contains("colour"), e.getMessage());
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertTrue(rejected(Map.of()).getMessage().contains(" needs "));
    }

    @Test
    void anArgumentOfTheWrongTypeIsRejectedAndChangesNothing() throws IOException {
        var before = company.snapshot();
        var args = new HashMap<String, Value>();
        change("k").args().keySet().forEach(name -> args.put(name, new Value.Bool(true)));
        rejected(args);
        assertEquals(before, company.snapshot());
    }

    @Test
    void aCancelledCallChangesNothing() throws IOException {
        var before = company.snapshot();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> connector.call(change("k")));
        assertFalse(Thread.interrupted(), "the exception says it, the flag is cleared");
        assertEquals(before, company.snapshot());
    }

    @Test
    void aFolderOutsideTheCompanyIsNoSetting() {
        for (var outside : new String[]{ "../elsewhere", "/tmp/x", ".steward", "a/../../b", "C:\\x" }) {
            var wrong = new HashMap<>(settings());
            wrong.put(folderSetting(), outside);
            var e = assertThrows(BoundaryException.class, () -> company.open(provider(), "x", wrong), outside);
            assertTrue(e.getMessage().contains("connector.x." + folderSetting()), e.getMessage());
        }
    }

    @Test
    void aFolderThatIsALinkOutOfTheCompanyIsTrouble(@TempDir Path elsewhere) throws Exception {
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        var settings = new HashMap<>(settings());
        settings.put(folderSetting(), "linked");
        var linked = company.open(provider(), "x", settings);
        assertTrue(String.valueOf(linked.trouble()).contains("link"), () -> "trouble was " + linked.trouble());
        assertThrows(BoundaryException.class, () -> linked.call(change("k")));
        try (var files = Files.list(elsewhere)) {
            assertEquals(Optional.empty(), files.findAny());
        }
    }

    @Test
    void withoutTroubleItSaysNull() {
        assertEquals(null, connector.trouble());
    }

    @Test
    void itIsFoundWithoutOsgi() {
        var loader = ServiceLoader.load(ConnectorProvider.class, provider().getClass().getClassLoader());
        assertTrue(loader.stream().anyMatch(p -> p.type() == provider().getClass()));
    }

    String folderSetting() {
        return "folder";
    }

    private BoundaryException rejected(Map<String, Value> args) {
        var change = change("k");
        var e = assertThrows(BoundaryException.class,
                () -> connector.call(Company.operation(change.name(), args, change.result(), "k")));
        assertEquals(BoundaryException.BAD_REQUEST, e.error());
        return e;
    }
}
