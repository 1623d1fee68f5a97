package dev.steward.lsp.internal;

import dev.steward.lsp.Surroundings;
import dev.steward.lsp.internal.convert.Uris;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** Everything that a client has open, and where it belongs. */
final class Desk implements AutoCloseable {

    /** An open text and the texts that it sees. */
    record Place(Document document, Company company) {
    }

    private static final String PLAYBOOK = ".playbook";

    private final Surroundings surroundings;
    private final Publisher publisher;
    private final Runnable whenPriced;
    private final Map<Path, Company> companies = new ConcurrentHashMap<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    Desk(Surroundings surroundings, Publisher publisher, Runnable whenPriced) {
        this.surroundings = surroundings;
        this.publisher = publisher;
        this.whenPriced = whenPriced;
    }

    /** A folder of the client: its company is read ahead. */
    void folder(String uri) {
        Uris.file(uri).flatMap(surroundings::company).ifPresent(this::company);
    }

    private Company company(Path root) {
        return companies.computeIfAbsent(root, r -> new Company(r, surroundings, publisher, whenPriced));
    }

    void open(String uri, int number, String text) {
        close(uri);
        String path = Uris.path(uri);
        Document document = new Document(uri, path, number, text);
        Company company = Uris.file(uri).flatMap(surroundings::company).map(this::company)
                .orElseGet(() -> new Company(null, surroundings, publisher, whenPriced));
        places.put(uri, new Place(document, company));
        company.opened(document);
    }

    void change(String uri, int number, List<TextDocumentContentChangeEvent> changes) {
        Place place = places.get(uri);
        if (place != null) {
            place.document().change(number, changes);
            place.company().changed();
        }
    }

    void close(String uri) {
        Place place = places.remove(uri);
        if (place != null) {
            place.company().closed(place.document());
            if (!companies.containsValue(place.company())) {
                place.company().end();
            }
        }
    }

    void saved(String uri) {
        Place place = places.get(uri);
        if (place != null) {
            place.company().settled();
        }
    }

    /** Something happened to files outside of the client. */
    void outside(Collection<String> uris) {
        for (Map.Entry<Path, Company> each : companies.entrySet()) {
            List<Path> files = uris.stream().flatMap(u -> Uris.file(u).stream())
                    .filter(f -> f.startsWith(each.getKey()))
                    .toList();
            if (files.stream().allMatch(f -> f.toString().endsWith(PLAYBOOK))) {
                files.forEach(f -> each.getValue().fileChanged(f.toString()));
                if (!files.isEmpty()) {
                    each.getValue().settled();
                }
            } else {
                each.getValue().rescan();
            }
        }
    }

    Optional<Place> place(String uri) {
        return Optional.ofNullable(places.get(uri));
    }

    Collection<Company> companies() {
        return List.copyOf(companies.values());
    }

    @Override
    public void close() {
        places.values().forEach(p -> p.company().close());
        companies.values().forEach(Company::close);
    }
}
