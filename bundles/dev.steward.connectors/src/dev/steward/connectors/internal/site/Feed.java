package dev.steward.connectors.internal.site;

import static dev.steward.connectors.internal.Texts.escape;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.steward.connectors.internal.Markdown;

/** The Atom feed (RFC 4287). Ids come from names and keys, not from addresses, so a move of the site repeats nothing. */
record Feed(SiteLook look, Markdown markdown) {

    String of(List<Post> posts) {
        var url = look.url();
        var base = url == null ? "" : url;
        var author = look.author();
        var updated = posts.stream().map(Post::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">
                <id>%s</id>
                <title>%s</title>
                <generator>%s</generator>
                <author><name>%s</name></author>
                <updated>%s</updated>
                <link rel="self" type="application/atom+xml" href="%sfeed.xml"/>
                <link rel="alternate" type="text/html" href="%sindex.html"/>
                %s</feed>
                """.formatted(escape(look.language().toLanguageTag()), urn("feed " + look.name()), escape(look.title()),
                Html.GENERATOR, escape(author == null ? look.title() : author), updated, escape(base), escape(base),
                posts.stream().map(post -> entry(post, base)).collect(Collectors.joining()));
    }

    private String entry(Post post, String base) {
        var tags = post.tags().stream().map(tag -> "<category term=\"" + escape(tag) + "\"/>\n")
                .collect(Collectors.joining());
        return """
                <entry>
                <id>%s</id>
                <title>%s</title>
                <published>%s</published>
                <updated>%s</updated>
                <link rel="alternate" type="text/html" href="%s"/>
                %s<content type="html">%s</content>
                </entry>
                """.formatted(urn("post " + post.key()), escape(post.title()), post.published(), post.updated(),
                escape(base + SitePages.path(post)), tags, escape(markdown.html(post.body(), post.title())));
    }

    private static String urn(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
