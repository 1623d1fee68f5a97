package dev.steward.bench;

/**
 * {@code line.history}: how the lines of a playbook went, as its editor asks it in a company with 10,000 runs: for the
 * first time, and again.
 */
final class LineHistory implements Bench {

    @Override
    public String name() {
        return "line.history";
    }

    @Override
    public void run(Context context) throws Exception {
        WorkbenchUse.measure(context, name(), "lines", new WorkbenchUse.Load(0, context.scale().past()));
    }
}
