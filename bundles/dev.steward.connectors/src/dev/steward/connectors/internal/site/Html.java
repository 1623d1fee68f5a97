package dev.steward.connectors.internal.site;

import static dev.steward.connectors.internal.Texts.escape;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Collectors;

import dev.steward.connectors.internal.Markdown;

/** Pages as text; the same posts give the same bytes. */
record Html(SiteLook look, ZoneId zone, Markdown markdown) {

    /** Stands in each derived file, so that no file of someone else is ever overwritten or deleted. */
    static final String GENERATOR = "Steward site connector";

    String post(Post post) {
        var tags = post.tags().isEmpty() ? ""
                : post.tags().stream().map(tag -> "<li>" + escape(tag) + "</li>")
                        .collect(Collectors.joining("", "\n<ul class=\"tags\" aria-label=\"Tags\">", "</ul>"));
        return page(post.title() + " – " + look.title(), "../", """
                <article>
                <header>
                <h1>%s</h1>
                <p class="date">%s</p>
                </header>
                %s%s
                </article>
                <p class="back"><a href="../index.html">All letters</a></p>
                """.formatted(escape(post.title()), time(post.published()), markdown.html(post.body(), post.title()),
                tags));
    }

    String index(List<Post> posts) {
        var items = posts.stream().map(post -> """
                <li>
                <h2><a href="%s">%s</a></h2>
                <p class="date">%s</p>
                </li>
                """.formatted(escape(SitePages.path(post)), escape(post.title()), time(post.published())))
                .collect(Collectors.joining());
        return page(look.title(), "",
                "<h1>" + escape(look.title()) + "</h1>\n<ol class=\"posts\">\n" + items + "</ol>\n");
    }

    private String page(String title, String up, String main) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="generator" content="%s">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="%sstyle.css">
                <link rel="alternate" type="application/atom+xml" title="%s" href="%sfeed.xml">
                </head>
                <body>
                <header class="site"><a href="%sindex.html">%s</a></header>
                <main>
                %s</main>
                <footer class="site">%s<a href="%sfeed.xml">Feed</a></footer>
                </body>
                </html>
                """.formatted(escape(look.language().toLanguageTag()), GENERATOR, escape(title), up,
                escape(look.title()), up,
                up, escape(look.title()), main, author(), up);
    }

    private String author() {
        var author = look.author();
        return author == null ? "" : escape(author) + " · ";
    }

    private String time(Instant instant) {
        var day = instant.atZone(zone);
        return "<time datetime=\"" + day.format(DateTimeFormatter.ISO_LOCAL_DATE) + "\">"
                + escape(day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(look.language())))
                + "</time>";
    }
}
