package dev.steward.connectors.tests;

import java.util.Map;

import dev.steward.connectors.internal.site.SiteProvider;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.ConnectorProvider.Operation;

class SiteContractTest extends ConnectorContract {

    private final ConnectorProvider provider = new SiteProvider();

    @Override
    ConnectorProvider provider() {
        return provider;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("title", "Kiln & Co");
    }

    @Override
    String target() {
        return "site";
    }

    @Override
    Operation change(String key) {
        return Company.operation("publish", Company.args("draft", SiteTest.draft("Pricing", "Hello *there*.")),
                Types.named("t.Post"), key);
    }
}
