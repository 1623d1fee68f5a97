package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.steward.engine.spi.RunStore.StoredPlan;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** Plans by hash, each stored once. */
final class Plans {

    /** Stores a plan unless it is there. */
    void put(Session session, StoredPlan plan) throws SQLException {
        if (get(session, plan.hash()).isPresent()) {
            return;
        }
        var insert = session.prepare("insert into PLAN (HASH, CONTENT) values (?, ?)");
        insert.setString(1, plan.hash());
        insert.setBytes(2, bytes(session, plan));
        try {
            insert.executeUpdate();
        } catch (SQLException e) {
            if (!Failures.isDuplicate(e)) {
                throw e;
            }
        }
    }

    Optional<StoredPlan> get(Session session, String hash) throws SQLException {
        var query = session.prepare("select CONTENT from PLAN where HASH = ?");
        query.setString(1, hash);
        try (var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(plan(session, hash, rows.getBytes(1))) : Optional.empty();
        }
    }

    private static byte[] bytes(Session session, StoredPlan plan) {
        var out = new ByteWriter();
        out.text(plan.playbook());
        out.blob(plan.model());
        out.blob(plan.sourceMap());
        Optionals.write(out, plan.commit());
        out.count(plan.sources().size());
        new TreeMap<>(plan.sources()).forEach((path, text) -> {
            out.text(path);
            out.text(text);
        });
        return session.packing().pack(out.toBytes());
    }

    private static StoredPlan plan(Session session, String hash, byte[] content) {
        var in = new ByteReader(session.packing().unpack(content));
        var playbook = in.text();
        var model = in.blob();
        var sourceMap = in.blob();
        var commit = Optionals.text(in);
        var sources = new LinkedHashMap<String, String>();
        for (int left = in.length(); left > 0; left--) {
            sources.put(in.text(), in.text());
        }
        return new StoredPlan(hash, playbook, model, sourceMap, sources, commit);
    }
}
