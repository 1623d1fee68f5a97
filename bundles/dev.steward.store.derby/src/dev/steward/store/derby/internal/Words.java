package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers for the names that many rows share: playbooks, plan hashes, states, types. Thread-safe. */
public final class Words {

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, String> texts = new ConcurrentHashMap<>();

    /** The number of a word, 0 when no row has it. */
    public int find(Session session, String text) throws SQLException {
        var known = numbers.get(text);
        if (known == null) {
            load(session);
            known = numbers.get(text);
        }
        return known == null ? 0 : known;
    }

    /**
     * The number of a word; a new one is made durable at once, in a transaction of its own, so that a number is never
     * handed out and then rolled back. To be called before a transaction's first statement.
     */
    public synchronized int intern(Session session, String text) throws SQLException {
        int known = find(session, text);
        if (known != 0) {
            return known;
        }
        int number = texts.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        var insert = session.prepare("insert into WORD (NUMBER, TEXT) values (?, ?)");
        insert.setInt(1, number);
        insert.setString(2, text);
        insert.executeUpdate();
        session.commit();
        remember(number, text);
        return number;
    }

    /** The word of a number. */
    public String text(Session session, int number) throws SQLException {
        var known = texts.get(number);
        if (known == null) {
            load(session);
            known = texts.get(number);
        }
        if (known == null) {
            throw new SQLException("word " + number + " is missing", "XSDA7");
        }
        return known;
    }

    private synchronized void load(Session session) throws SQLException {
        try (var rows = session.prepare("select NUMBER, TEXT from WORD").executeQuery()) {
            while (rows.next()) {
                remember(rows.getInt(1), rows.getString(2));
            }
        }
    }

    private void remember(int number, String text) {
        texts.put(number, text);
        numbers.put(text, number);
    }
}
