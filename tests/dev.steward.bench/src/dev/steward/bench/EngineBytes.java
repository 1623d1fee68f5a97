package dev.steward.bench;

/**
 * {@code engine.bytes}: what a step costs on disk, over the whole {@code .steward} folder after the store was closed,
 * without what an empty company takes; 32 runs of free steps at once.
 */
final class EngineBytes implements Bench {

    private static final int CONCURRENCY = 32;

    @Override
    public String name() {
        return "engine.bytes";
    }

    @Override
    public void run(Context context) throws Exception {
        for (var plan : new dev.steward.engine.plan.Plan[]{ Playbooks.free(), Playbooks.effects() }) {
            var folder = context.scratch("bytes");
            Company.open(folder, Outside.free(), plan).close();
            var empty = Context.size(Company.state(folder));
            var runs = context.scale().steps() / Playbooks.STEPS;
            try (var company = Company.open(folder, Outside.free(), plan)) {
                Load.of(company, plan, CONCURRENCY, runs);
            }
            var bytes = Context.size(Company.state(folder));
            var steps = runs * Playbooks.STEPS;
            var barrier = plan.hash().equals(Playbooks.effects().hash());
            context.rows().add("engine.bytes", (double) bytes / steps, "bytes/step", "concurrency", CONCURRENCY,
                    "barrier", barrier, "steps", steps, "empty", empty);
            Context.delete(folder);
        }
    }
}
