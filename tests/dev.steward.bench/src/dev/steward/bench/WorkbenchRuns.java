package dev.steward.bench;

/**
 * {@code workbench.runs}: the list of a company with 100,000 runs is opened and gone through, by pages and by lines as a
 * wheel does: from the key until it is painted.
 */
final class WorkbenchRuns implements Bench {

    @Override
    public String name() {
        return "workbench.runs";
    }

    @Override
    public void run(Context context) throws Exception {
        WorkbenchUse.measure(context, name(), "runs", new WorkbenchUse.Load(0, context.scale().finished()));
    }
}
