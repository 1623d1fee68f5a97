package dev.steward.connectors.internal.mail;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Operations;
import dev.steward.connectors.internal.Settings;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Config;

/** Who writes, and what stands around each letter. */
record MailSettings(Config config, @Nullable Address from, @Nullable Address replyTo, @Nullable String unsubscribe,
        @Nullable String footer) {

    static MailSettings of(Config config) throws BoundaryException {
        var settings = new Settings(config);
        return new MailSettings(config, address(settings, "from"), address(settings, "replyTo"), unsubscribe(settings),
                settings.text("footer"));
    }

    /** The cure when there is no sender. */
    String fromMissing() {
        return "Nobody signs the mail; set " + Folder.setting(config, "from")
                + " to your name and address, such as Ana <ana@example.org>.";
    }

    private static @Nullable Address address(Settings settings, String key) throws BoundaryException {
        var text = settings.text(key);
        if (text == null) {
            return null;
        }
        var address = Address.parse(text);
        if (address == null) {
            throw Operations
                    .bad("The setting " + Folder.setting(settings.config(), key) + " is " + Operations.quoted(text)
                            + "; write a mail address such as Ana <ana@example.org>.");
        }
        return address;
    }

    private static @Nullable String unsubscribe(Settings settings) throws BoundaryException {
        var text = settings.text("unsubscribe");
        if (text == null) {
            return null;
        }
        if (text.matches("https://[\\x21-\\x7E&&[^<>]]+")
                || text.startsWith("mailto:") && text.matches("[\\x21-\\x7E&&[^<>]]+")) {
            return text;
        }
        var address = Address.parse(text);
        if (address == null) {
            throw Operations.bad("The setting " + Folder.setting(settings.config(), "unsubscribe") + " is "
                    + Operations.quoted(text) + "; write a mail address or a web address that begins with https.");
        }
        return "mailto:" + address.email();
    }
}
