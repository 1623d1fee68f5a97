package dev.steward.connectors.internal.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.steward.connectors.internal.AtomicFiles;
import dev.steward.engine.spi.BoundaryException;

/** The posts of a site as Markdown files. One file is one post, so each change is whole or not at all. */
record Posts(Path folder) {

    private static final String ENDING = ".md";
    private static final long MOST_BYTES = 4L << 20;

    /** Newest first; Markdown that is no post of ours is left out. */
    List<Post> all() throws IOException, BoundaryException {
        var posts = new ArrayList<Post>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (var file : files) {
                    var name = file.getFileName().toString();
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        var post = Post.parse(name.substring(0, name.length() - ENDING.length()),
                                AtomicFiles.read(file, MOST_BYTES, name));
                        if (post != null) {
                            posts.add(post);
                        }
                    }
                }
            }
        }
        posts.sort(Comparator.comparing(Post::published).reversed().thenComparing(Post::id));
        return posts;
    }

    static Optional<Post> byId(List<Post> posts, String id) {
        return posts.stream().filter(post -> post.id().equals(id)).findFirst();
    }

    static Optional<Post> byKey(List<Post> posts, String key) {
        return posts.stream().filter(post -> post.key().equals(key)).findFirst();
    }

    void write(Post post) throws IOException {
        AtomicFiles.write(folder.resolve(post.id() + ENDING), post.source());
    }

    void delete(String id) throws IOException {
        if (Files.deleteIfExists(folder.resolve(id + ENDING))) {
            AtomicFiles.forceFolder(folder);
        }
    }

    /** An id that no file has yet. */
    String freeId(String slug) {
        var id = slug;
        for (var n = 2; Files.exists(folder.resolve(id + ENDING), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(folder.resolve(id + ".html"), LinkOption.NOFOLLOW_LINKS); n++) {
            id = slug + "-" + n;
        }
        return id;
    }
}
