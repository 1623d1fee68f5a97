package dev.steward.connectors.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.spi.ConnectorProvider.Offer;

/**
 * The operations of a kind with their parameters: what checks are told and what calls are held against.
 *
 * @param offers by name, in the order of the table
 */
public record OperationTable(Map<String, Offer> offers) {

    public OperationTable {
        offers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(offers));
    }

    /**
     * A table from lines such as {@code send to post|subject+body at?}: the name, then its parameters. A {@code ?} stands
     * behind what may be left out; of what a bar divides one must be there, and a plus joins what goes together.
     */
    public static OperationTable of(String... lines) {
        var offers = new LinkedHashMap<String, Offer>();
        for (var line : lines) {
            var words = List.of(line.split(" "));
            var offer = offer(words.getFirst(), words.subList(1, words.size()));
            offers.put(offer.name(), offer);
        }
        return new OperationTable(offers);
    }

    private static Offer offer(String name, List<String> words) {
        var parameters = new LinkedHashSet<String>();
        var forms = List.<Set<String>>of(Set.of());
        for (var word : words) {
            if (word.endsWith("?")) {
                parameters.add(word.substring(0, word.length() - 1));
                continue;
            }
            var longer = new ArrayList<Set<String>>();
            for (var way : word.split("\\|")) {
                var names = List.of(way.split("\\+"));
                parameters.addAll(names);
                for (var form : forms) {
                    var with = new LinkedHashSet<>(form);
                    with.addAll(names);
                    longer.add(with);
                }
            }
            forms = longer;
        }
        return new Offer(name, List.copyOf(parameters), forms);
    }

    /** As checks ask for it. */
    public List<Offer> list() {
        return List.copyOf(offers.values());
    }
}
