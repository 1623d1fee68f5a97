package dev.steward.connectors.internal.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.AtomicFiles;
import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Markdown;
import dev.steward.engine.spi.BoundaryException;

/** Everything on the site that is derived from the posts. Without posts nothing derived is left. */
final class SitePages {

    private static final String INDEX = "index.html", FEED = "feed.xml", STYLE = "style.css";
    private static final int NEWEST_IN_FEED = 20;

    private final Folder folder;
    private final Path root;
    private final Html html;
    private final Feed feed;
    private final byte[] style;

    SitePages(Folder folder, SiteLook look, ZoneId zone) {
        this.folder = folder;
        root = folder.root();
        var markdown = new Markdown();
        html = new Html(look, zone, markdown);
        feed = new Feed(look, markdown);
        style = style();
    }

    /** Where a post's page is, seen from the site's folder. */
    static String path(Post post) {
        return "posts/" + post.id() + ".html";
    }

    /** Writes pages, index and feed for these posts and deletes those of others. Files that are right are not touched. */
    void write(List<Post> posts) throws IOException {
        if (posts.isEmpty()) {
            for (var name : List.of(INDEX, FEED, STYLE)) {
                Files.deleteIfExists(root.resolve(name));
            }
        } else {
            AtomicFiles.write(root.resolve(STYLE), style);
            for (var post : posts) {
                AtomicFiles.write(root.resolve(path(post)), html.post(post));
            }
            AtomicFiles.write(root.resolve(INDEX), html.index(posts));
            AtomicFiles.write(root.resolve(FEED), feed.of(posts.subList(0, Math.min(NEWEST_IN_FEED, posts.size()))));
        }
        deletePagesWithoutPost(posts.stream().map(post -> post.id() + ".html").collect(Collectors.toSet()));
    }

    /** Refuses a folder outside the company, and one whose index or feed someone else made: they would be overwritten. */
    void requireOurs() throws BoundaryException {
        folder.resolveItself();
        folder.resolve("posts");
        var foreign = foreign();
        if (foreign != null) {
            throw new BoundaryException(BoundaryException.REJECTED, foreign);
        }
    }

    /** Null, or the sentence for {@link #requireOurs}. */
    @Nullable
    String foreign() {
        for (var name : List.of(INDEX, FEED, STYLE)) {
            var file = root.resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs(file)) {
                return "The folder " + folder.name() + " has its own " + name
                        + ", which publishing would replace; move it away or set another folder for the site.";
            }
        }
        return null;
    }

    private void deletePagesWithoutPost(Set<String> wanted) throws IOException {
        var folderOfPosts = root.resolve("posts");
        if (!Files.isDirectory(folderOfPosts)) {
            return;
        }
        try (var pages = Files.newDirectoryStream(folderOfPosts, "*.html")) {
            for (var page : pages) {
                if (!wanted.contains(page.getFileName().toString()) && isOurs(page)) {
                    Files.deleteIfExists(page);
                }
            }
        }
        try (var rest = Files.list(folderOfPosts)) {
            if (rest.findAny().isPresent()) {
                return;
            }
        }
        Files.deleteIfExists(folderOfPosts);
    }

    private static boolean isOurs(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.readString(file, StandardCharsets.UTF_8).contains(Html.GENERATOR);
        } catch (IOException e) {
            System.getLogger(SitePages.class.getName()).log(System.Logger.Level.DEBUG,
                    "{0} can''t be read as text, so it is someone else''s: {1}", file.getFileName(), e.getMessage());
            return false;
        }
    }

    private static byte[] style() {
        try (var resource = SitePages.class.getResourceAsStream(STYLE)) {
            if (resource == null) {
                throw new IllegalStateException("The style sheet is missing in the connectors' bundle.");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The style sheet can't be read from the connectors' bundle.", e);
        }
    }
}
