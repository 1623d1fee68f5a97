package dev.steward.ui.govern.internal.today;

import dev.steward.ui.kit.Row;

/** What can be done from the start page. */
interface TodayActions {

    /** Something about a question: {@link dev.steward.ui.govern.internal.inbox.WaitingText#APPROVE} and so on. */
    void waits(Row row, String action);

    /** Opens what came of a run. */
    void run(Row row, String action);

    /** Opens what came of a run, or what a commit changed. */
    void changed(Row row, String action);

    /** Opens the playbook that starts next. */
    void coming(Row row, String action);

    /** Lifts the emergency stop. */
    void letGoOn();

    /** Runs a playbook without inputs. */
    void start(String playbook);

    /** Opens the sample's letter. */
    void read();

    /** Opens the guide's first page. */
    void tour();
}
