package dev.steward.store.derby.internal.schema;

import java.security.SecureRandom;
import java.sql.SQLException;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.store.derby.internal.CompanyKey;
import dev.steward.store.derby.internal.Session;

/**
 * The first schema. Instants are nanoseconds since 1970; names that many rows share are numbers of table WORD; long
 * texts that are looked up are found by a keyed digest. Tables that only grow leave no room on their pages.
 */
final class Migration01Journal implements Migration {

    private static final int KEY_BYTES = 32;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void apply(Session session) throws SQLException {
        set(session, "derby.locks.waitTimeout", "10");
        set(session, "derby.locks.deadlockTimeout", "2");
        session.execute("create table META (NAME varchar(40) not null primary key,"
                + " CONTENT varchar(1000) for bit data not null)");
        journal(session);
        derived(session);
        memory(session);
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Schema.write(session, CompanyKey.NAME, key);
    }

    /** Append-only: entries, payloads, plans. LAST_SEQ is the number of the last entry in PACK. */
    private static void journal(Session session) throws SQLException {
        set(session, "derby.storage.pageReservedSpace", "0");
        session.execute("""
                create table JOURNAL (RUN int not null, LAST_SEQ bigint not null,
                    PACK varchar(32672) for bit data not null,
                    constraint JOURNAL_KEY primary key (RUN, LAST_SEQ))""", """
                create table PAYLOAD (ADDRESS char(24) for bit data not null, PART int not null,
                    CONTENT varchar(32672) for bit data not null,
                    constraint PAYLOAD_KEY primary key (ADDRESS, PART))""", """
                create table PLAN (HASH varchar(128) not null primary key, CONTENT blob not null)""", """
                create table WORD (NUMBER int not null primary key, TEXT varchar(2000) not null)""");
        set(session, "derby.storage.pageReservedSpace", null);
    }

    private static void derived(Session session) throws SQLException {
        session.execute("""
                create table RUN (NUMBER int not null, ID varchar(128) not null, PLAYBOOK int not null,
                    PLAN int not null, STATE int not null, ENDED smallint not null, SEQ bigint not null,
                    STARTED bigint not null, UPDATED bigint not null, DUE bigint, COST bigint not null,
                    PARENT varchar(128), PRIORITY int not null, WAITING varchar(2000), ERROR varchar(8000))""",
                "create unique index RUN_NUMBER on RUN (NUMBER desc)",
                "create unique index RUN_ID on RUN (ID)",
                "create index RUN_ENDED on RUN (ENDED, NUMBER)",
                """
                create table ASK (ID varchar(64) not null, RUN int not null, ENDED smallint not null,
                    OPENED bigint not null, CONTENT blob not null, constraint ASK_KEY primary key (ID))""",
                "create index ASK_ENDED on ASK (ENDED, OPENED)");
    }

    /** FROM_TIME and EXPIRES are valid time, RECORDED is the other clock; REVISION counts by type and subject. */
    private static void memory(Session session) throws SQLException {
        session.execute("""
                create table MEMORY (ID bigint not null primary key, KIND smallint not null, TYPE int not null,
                    SUBJECT char(16) for bit data not null, REVISION int not null, FROM_TIME bigint not null,
                    EXPIRES bigint, PROPOSED smallint not null, RECORDED bigint not null,
                    ORIGIN char(16) for bit data not null, CONTENT blob not null)""",
                "create unique index MEMORY_ORIGIN on MEMORY (ORIGIN)",
                "create unique index MEMORY_SUBJECT on MEMORY (TYPE, SUBJECT, REVISION)",
                """
                create table MEMORY_KEY (TYPE int not null, NUMBER bigint not null,
                    ORIGIN char(16) for bit data not null, primary key (TYPE, ORIGIN))""",
                "create index MEMORY_KEY_NUMBER on MEMORY_KEY (TYPE, NUMBER desc)");
    }

    static void set(Session session, String name, @Nullable String value) throws SQLException {
        var call = session.prepare("call SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY(?, ?)");
        call.setString(1, name);
        call.setString(2, value);
        call.executeUpdate();
    }
}
