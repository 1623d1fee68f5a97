package dev.steward.bench.workbench;

import java.util.concurrent.TimeUnit;

import org.eclipse.ui.PlatformUI;

import dev.steward.ui.OpenCompany;

/** Asks how the lines of a playbook went in its newest runs, as its editor does: for the first time, and again. */
final class UseLines implements Part {

    private static final int TURNS = 20;

    private final Report report;
    private final Window window;
    private final String run = System.getProperty("dev.steward.bench.run", "");

    UseLines(Report report, Window window) {
        this.report = report;
        this.window = window;
    }

    @Override
    public void all() throws Exception {
        report.began("lines");
        window.activate();
        OpenCompany company = PlatformUI.getWorkbench().getService(OpenCompany.class);
        report.value("line.history.first", once(company), "ms");
        var took = new java.util.ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            took.add(once(company));
        }
        report.value("line.history.warm.p50", Report.quantile(took, 0.5), "ms");
        report.value("line.history.warm.p95", Report.p95(took), "ms");
    }

    private double once(OpenCompany company) throws Exception {
        return company.ask(session -> {
            long began = System.nanoTime();
            var known = session.company().traces().histories(run + "." + run);
            if (known.isEmpty()) {
                throw new IllegalStateException("Nothing is known of the lines of " + run);
            }
            return (System.nanoTime() - began) / 1e6;
        }).get(2, TimeUnit.MINUTES);
    }
}
