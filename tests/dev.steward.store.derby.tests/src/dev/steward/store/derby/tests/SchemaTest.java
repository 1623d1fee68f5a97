package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
        assertEquals(1, Schema.newest(), "add a test for the new version");
    }

    @Test
    void aCompanyOfSchemaVersion1Opens() throws Exception {
        unzip("schema1.zip");
        for (int time = 1; time <= 2; time++) {
            try (var stores = DerbyStores.open(folder(), Options.standard())) {
                SampleCompany.verify(stores);
            }
        }
    }

    @Test
    void aCompanyOfThisVersionOpens() throws Exception {
        SampleCompany.main(new String[]{ folder().toString() });
        try (var stores = DerbyStores.open(folder(), Options.standard())) {
            SampleCompany.verify(stores);
        }
    }

    private void unzip(String name) throws IOException {
        try (var zip = new ZipInputStream(SchemaTest.class.getResourceAsStream(name))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var target = folder().resolve(entry.getName());
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
