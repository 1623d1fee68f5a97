package dev.steward.bench;

/**
 * {@code workbench.freeze}: what a person feels who opens, types, scrolls, completes, saves, switches perspectives and
 * runs, with real keys, and each time that the window did not answer for over 100 ms, from the platform's own watch, with
 * where it was. A bundle of the bench does it from inside the product, which is started by its own script.
 */
final class WorkbenchFreeze implements Bench {

    @Override
    public String name() {
        return "workbench.freeze";
    }

    @Override
    public void run(Context context) throws Exception {
        WorkbenchUse.measure(context, name(), "all", new WorkbenchUse.Load(0, 0),
                new WorkbenchUse.Load(context.scale().playbooks(), context.scale().past()));
    }
}
