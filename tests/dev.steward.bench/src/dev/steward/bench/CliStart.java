package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code cli.start}: a whole process of the command line: from its start to the first step of a run on a pipe, and the
 * help from start to end. The first start of each, which fills caches, isn't counted.
 */
final class CliStart implements Bench {

    @Override
    public String name() {
        return "cli.start";
    }

    @Override
    public void run(Context context) throws Exception {
        if (!Files.isExecutable(context.steward())) {
            context.rows().skipped(name(), "no command " + context.steward());
            return;
        }
        var folder = context.scratch("cli");
        var company = company(context, folder);
        var steps = new ArrayList<Double>();
        var helps = new ArrayList<Double>();
        for (var round = 0; round <= context.scale().rounds(); round++) {
            var step = firstStep(context.steward(), company);
            var help = whole(folder, List.of(context.steward().toString(), "help"));
            if (round > 0) {
                steps.add(step);
                helps.add(help);
            }
        }
        context.rows().add("cli.start", Numbers.median(steps), "s", "run", true);
        context.rows().add("cli.start", Numbers.median(helps), "s", "run", false);
        Context.delete(folder);
    }

    /** The sample company with one more playbook, of one step that writes a file. */
    static Path company(Context context, Path folder) throws IOException, InterruptedException {
        whole(folder, List.of(context.steward().toString(), "new", "company"));
        var company = folder.resolve("company");
        Files.createDirectories(company.resolve("playbooks"));
        Files.writeString(company.resolve("playbooks/warm.playbook"), """
                package warm

                import connectors.{drafts}

                playbook warm() -> Text {
                  step file = drafts.write("warm.md", "warm")
                  return file
                }
                """);
        return company;
    }

    private static double firstStep(Path steward, Path company) throws IOException, InterruptedException {
        var began = System.nanoTime();
        try (var child = Child.start(company,
                List.of(steward.toString(), "run", "warm", "--approve", "all", "--json"))) {
            if (child.line(line -> line.contains("\"step.started\"")).isEmpty()) {
                throw new IOException("the run has begun no step");
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            child.finish();
            return seconds;
        }
    }

    /** Seconds of a whole process. */
    static double whole(Path folder, List<String> command) throws IOException, InterruptedException {
        var began = System.nanoTime();
        try (var child = Child.start(folder, command)) {
            child.finish();
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
