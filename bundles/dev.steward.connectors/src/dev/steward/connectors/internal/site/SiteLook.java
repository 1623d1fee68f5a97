package dev.steward.connectors.internal.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Operations;
import dev.steward.connectors.internal.Settings;
import dev.steward.engine.spi.BoundaryException;

/**
 * How the site calls itself.
 *
 * @param url where it is on the web with a slash at the end, null when it is nowhere yet
 */
record SiteLook(String name, String title, @Nullable String author, @Nullable String url, Locale language) {

    static SiteLook of(Settings settings) throws BoundaryException {
        var name = settings.config().name();
        var language = Locale.forLanguageTag(settings.text("language", "en"));
        return new SiteLook(name, settings.text("title", "Letters"), settings.text("author"), url(settings),
                language.getLanguage().isEmpty() ? Locale.ENGLISH : language);
    }

    private static @Nullable String url(Settings settings) throws BoundaryException {
        var url = settings.text("url");
        if (url == null) {
            return null;
        }
        try {
            var uri = new URI(url);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return url.endsWith("/") ? url : url + "/";
            }
        } catch (URISyntaxException e) {
            throw wrong(settings, url, e);
        }
        throw wrong(settings, url, null);
    }

    private static BoundaryException wrong(Settings settings, String url, @Nullable Exception cause) {
        return new BoundaryException(BoundaryException.BAD_REQUEST,
                "The setting " + Folder.setting(settings.config(), "url")
                        + " is " + Operations.quoted(url) + "; write a web address such as https://example.org/.",
                false, null, cause);
    }
}
