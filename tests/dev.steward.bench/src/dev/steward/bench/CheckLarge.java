package dev.steward.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** {@code check.large}: {@code steward check} of one file with many lines, the whole process. */
final class CheckLarge implements Bench {

    private static final String PLAYBOOK = """
            // Letters to everyone of group %1$d.
            playbook letters%1$d(name: Text, times: Int) -> Text {
              greeting = "for the ${times}. time"
              step draft = drafts.write("letters/%1$d.md", "Dear ${name}, ${greeting}")
              branch {
                when times > %1$d -> step reminder = drafts.write("reminders/%1$d.md", "Again: ${greeting}")
                else -> end skipped "Nothing to remind of."
              }
              return draft
            }

            """;

    @Override
    public String name() {
        return "check.large";
    }

    @Override
    public void run(Context context) throws Exception {
        if (!Files.isExecutable(context.steward())) {
            context.rows().skipped(name(), "no command " + context.steward());
            return;
        }
        var folder = context.scratch("check");
        var company = CliStart.company(context, folder);
        var text = new StringBuilder("package large\n\nimport connectors.{drafts}\n\n");
        for (var i = 0; text.chars().filter(c -> c == '\n').count() < context.scale().lines(); i++) {
            text.append(String.format(PLAYBOOK, i));
        }
        Files.writeString(company.resolve("playbooks/large.playbook"), text);
        var seconds = new ArrayList<Double>();
        for (var round = 0; round <= context.scale().rounds(); round++) {
            var whole = CliStart.whole(company,
                    List.of(context.steward().toString(), "check", "playbooks/large.playbook"));
            if (round > 0) {
                seconds.add(whole);
            }
        }
        context.rows().add("check.large", Numbers.median(seconds), "s", "lines",
                text.chars().filter(c -> c == '\n').count());
        Context.delete(folder);
    }
}
