package dev.steward.bench;

/**
 * {@code workbench.large}: a list and a text of 10 MB are opened whole from a step of a run, scrolled and searched.
 */
final class WorkbenchLarge implements Bench {

    @Override
    public String name() {
        return "workbench.large";
    }

    @Override
    public void run(Context context) throws Exception {
        WorkbenchUse.measure(context, name(), "large", new WorkbenchUse.Load(0, 0));
    }
}
