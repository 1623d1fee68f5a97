package dev.steward.bench.workbench;

/** A part of the work that is measured by itself. */
interface Part {

    /** Does it from its beginning to its end. */
    void all() throws Exception;

    /** The one that the bench asks for. */
    static Part asked(Report report, Window window) {
        return switch (System.getProperty("dev.steward.bench.part", "")) {
            case "runs" -> new UseRuns(report, window);
            case "lines" -> new UseLines(report, window);
            case "large" -> new UseLarge(report, window);
            default -> new Use(report, window);
        };
    }
}
