package dev.steward.connectors.tests;

import java.io.IOException;
import java.util.Map;

import dev.steward.connectors.internal.mail.MailProvider;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.ConnectorProvider.Operation;

class MailContractTest extends ConnectorContract {

    private final ConnectorProvider provider = new MailProvider();

    @Override
    ConnectorProvider provider() {
        return provider;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("from", "Marta <marta@example.org>");
    }

    @Override
    String target() {
        return "outbox";
    }

    @Override
    String folderSetting() {
        return "outbox";
    }

    @Override
    void prepare() throws IOException {
        super.prepare();
        company.write("subscribers.csv", "email,name\nana@example.org,Ana\n");
    }

    @Override
    Operation change(String key) {
        return MailTest.send(key, "Pricing", "Hello *there*.", "ana@example.org", "bob@example.org");
    }
}
