package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.steward.store.derby.internal.Piece.Part;

/** Puts together what one transaction stores. */
final class Gathering {

    private final Payloads payloads;
    private final CompanyKey key;

    Gathering(Payloads payloads, CompanyKey key) {
        this.payloads = payloads;
        this.key = key;
    }

    /** How often a payload is named, and its stored form where that is at hand. */
    private record Named(int times, byte[] content, Map<String, byte[]> packed) {

        Named again() {
            return new Named(times + 1, content, packed);
        }

        Supplier<byte[]> stored(Session session, String address) {
            return () -> {
                var known = packed.get(address);
                return known != null ? known : session.packing().pack(content);
            };
        }
    }

    /** What is stored: payloads in the order of their addresses, so that no two transactions wait for each other. */
    record Gathered(List<Piece> pieces, Payloads payloads, TreeMap<String, Named> named) {

        void storePayloads(Session session) throws SQLException {
            for (var payload : named.entrySet()) {
                payloads.name(session, CompanyKey.bytes(payload.getKey()), payload.getValue().times(),
                        payload.getValue().stored(session, payload.getKey()));
            }
        }
    }

    Gathered gather(long commit, List<RunAppends> groups) {
        var named = new TreeMap<String, Named>();
        var pieces = new ArrayList<Piece>(groups.size());
        for (var group : groups) {
            var addresses = new LinkedHashSet<String>();
            for (var queued : group.parts()) {
                queued.append().payloads().forEach((address, content) -> {
                    if (addresses.add(address)) {
                        name(named, address, content, queued.prepared().packed());
                    }
                });
            }
            var entries = new ArrayList<Part>(group.entries().size());
            for (var entry : group.entries()) {
                entries.add(part(entry, addresses, named));
            }
            pieces.add(Piece.of(commit, group.number(), group.first(), entries, Runs.cut(group.row()), group.asks(),
                    addresses.stream().map(CompanyKey::bytes).toList()));
        }
        return new Gathered(pieces, payloads, named);
    }

    private Part part(byte[] entry, LinkedHashSet<String> addresses, TreeMap<String, Named> named) {
        if (entry.length <= Journal.MOST_ENTRY) {
            return new Part(entry, false);
        }
        var address = key.address(entry);
        if (addresses.add(address)) {
            name(named, address, entry, new HashMap<>());
        }
        return new Part(CompanyKey.bytes(address), true);
    }

    private static void name(TreeMap<String, Named> named, String address, byte[] content,
            Map<String, byte[]> packed) {
        var known = named.get(address);
        named.put(address, known == null ? new Named(1, content, packed) : known.again());
    }
}
