package dev.steward.connectors.tests;

import java.util.Map;

import dev.steward.connectors.internal.files.FilesProvider;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.ConnectorProvider.Operation;

class FilesContractTest extends ConnectorContract {

    private final ConnectorProvider provider = new FilesProvider();

    @Override
    ConnectorProvider provider() {
        return provider;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("folder", "notes");
    }

    @Override
    String target() {
        return "notes";
    }

    @Override
    Operation change(String key) {
        return Company.operation("write", Company.args("path", Company.text("a.md"), "text", Company.text("# A\n")),
                Types.named("t.File"), key);
    }
}
