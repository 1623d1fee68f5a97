package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.FaultPoint;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.store.derby.internal.schema.Schema;

/** What each earlier schema version wrote is opened by this one; see {@link SampleCompany} for how they are made. */
@Timeout(60)
class SchemaTest {

    @TempDir
    Path company = Path.of("");

    private Path folder() {
        return company.resolve(".steward");
    }

    @Test
    void everyVersionHasItsKeptCompany() throws Exception {
        for (int version = 1; version <= Schema.newest(); version++) {
            try (var kept = SchemaTest.class.getResourceAsStream("schema" + version + ".zip")) {
                assertNotNull(kept, "schema" + version + ".zip");
            }
        }
    }

    @Test
    void aCompanyOfEveryVersionOpens() throws Exception {
        for (int version = 1; version <= Schema.newest(); version++) {
            var kept = company.resolve("kept" + version);
            unzip("schema" + version + ".zip", kept);
            for (int time = 1; time <= 2; time++) {
                try (var stores = DerbyStores.open(kept, Options.standard())) {
                    SampleCompany.verify(stores, version);
                }
            }
        }
    }

    @Test
    void aMigrationThatWasStoppedIsDoneAgain() throws Exception {
        unzip("schema1.zip", folder());
        for (int version = 2; version <= Schema.newest(); version++) {
            var child = ChildJvm.start(company, CrashChild.class, folder().toString(), FaultPoint.IN_MIGRATION, "1");
            assertTrue(child.waitFor(60, TimeUnit.SECONDS), "the process stops itself");
            assertEquals(CrashChild.STOPPED, child.exitValue(), "it stopped in a migration");
        }
        try (var stores = DerbyStores.open(folder(), Options.standard())) {
            SampleCompany.verify(stores, 1);
            stores.values().put("engine/queue", new byte[]{ 1 });
        }
    }

    @Test
    void aCompanyOfThisVersionOpens() throws Exception {
        SampleCompany.main(new String[]{ folder().toString() });
        try (var stores = DerbyStores.open(folder(), Options.standard())) {
            SampleCompany.verify(stores);
        }
    }

    private static void unzip(String name, Path folder) throws IOException {
        try (var zip = new ZipInputStream(SchemaTest.class.getResourceAsStream(name))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }
}
