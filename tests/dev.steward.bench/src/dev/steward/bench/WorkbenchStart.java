package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code workbench.start}: from the start of the process to the window, and to the start page with all its content, with
 * nothing left to do; the processor's time beside, which says more on a busy machine. Cold is the first start of a build,
 * which has no caches. For the sample company, and for one with many playbooks and past runs.
 */
final class WorkbenchStart implements Bench {

    private static final String READY = "dev.steward.app.ready";
    private static final double THOUSAND = 1_000;

    @Override
    public String name() {
        return "workbench.start";
    }

    /** Seconds until the window and the page, and of the processor until then. */
    private record Start(double window, double page, double processor) {
    }

    @Override
    public void run(Context context) throws Exception {
        if (!Files.isExecutable(context.steward())) {
            context.rows().skipped(name(), "no command " + context.steward());
            return;
        }
        var screen = VirtualScreen.open();
        if (screen.isEmpty()) {
            context.rows().skipped(name(), VirtualScreen.MISSING);
            return;
        }
        try (var open = screen.get()) {
            measure(context, open, 0, 0);
            measure(context, open, context.scale().playbooks(), context.scale().past());
        }
    }

    private void measure(Context context, VirtualScreen screen, int playbooks, int past)
            throws IOException, InterruptedException {
        var home = context.scratch("workbench");
        var company = BusyCompany.make(context, home, playbooks, past);
        add(context, List.of(start(context, screen, home, company)), "cold", true, playbooks, past);
        // the second one writes no caches any more, but is the first that reads them
        start(context, screen, home, company);
        var warm = new ArrayList<Start>();
        for (var round = 0; round < context.scale().rounds(); round++) {
            warm.add(start(context, screen, home, company));
        }
        add(context, warm, "cold", false, playbooks, past);
        Context.delete(home);
    }

    private void add(Context context, List<Start> starts, String cold, boolean isCold, int playbooks, int past) {
        var rows = context.rows();
        rows.add("workbench.start.window", Numbers.median(starts.stream().map(Start::window).toList()), "s", cold,
                isCold,
                "playbooks", playbooks, "runs", past);
        rows.add("workbench.start", Numbers.median(starts.stream().map(Start::page).toList()), "s", cold, isCold,
                "playbooks", playbooks, "runs", past);
        rows.add("workbench.start.processor", Numbers.median(starts.stream().map(Start::processor).toList()), "s", cold,
                isCold, "playbooks", playbooks, "runs", past);
    }

    private static Start start(Context context, VirtualScreen screen, Path home, Path company)
            throws IOException, InterruptedException {
        var ready = home.resolve("ready");
        var began = System.currentTimeMillis();
        try (var workbench = WorkbenchProcess.start(context, screen, home, company, ready,
                List.of("-D" + READY + "=" + ready))) {
            var window = workbench.line(line -> line.startsWith("window ")).split(" ");
            var page = workbench.line(line -> line.startsWith("page ")).split(" ");
            return new Start((Long.parseLong(window[1]) - began) / THOUSAND,
                    (Long.parseLong(page[1]) - began) / THOUSAND, Long.parseLong(page[2]) / THOUSAND);
        }
    }
}
