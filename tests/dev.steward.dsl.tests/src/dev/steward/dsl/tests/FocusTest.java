package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in one file by a look at its neighbours is what a look at all files finds there. */
class FocusTest {

    private static final int COUNT = Integer.getInteger("steward.fuzz.focus.count", 60);

    private static void same(PlaybookWorkspace workspace, String path, String what) {
        List<String> all = workspace.check(path).stream().map(PlaybookIssue::toString).sorted().toList();
        List<String> near = workspace.focus(path).orElseThrow().issues().stream().map(PlaybookIssue::toString).sorted()
                .toList();
        assertEquals(all, near, () -> what);
    }

    @ParameterizedTest
    @MethodSource("dev.steward.dsl.tests.ChecksTest#cases")
    void everyCheckFindsTheSame(CheckCase each) {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("base.playbook", Samples.PRELUDE);
        workspace.put("connectors.playbook", Samples.read("connectors.playbook"));
        String text = each.text(each.failing());
        workspace.put("case.playbook", text.startsWith("package") ? text : "package base\n" + text);
        same(workspace, "case.playbook", text);
        same(workspace, "base.playbook", text);
    }

    @Test
    void callsInOtherFilesTellAnAgentItsInputs() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("a.playbook", "package a\nagent w : task { model \"m\" prompt \"Do ${x.first} ${y}.\" }\n");
        workspace.put("b.playbook", "package b\nimport a.{w}\nplaybook p(x: Text, y: Int) -> Text {\n"
                + " step s = w(x, y)\n return s }\n");
        workspace.put("c.playbook", "package c\nimport a.{w}\nplaybook q(x: Int, y: Int) -> Text {\n"
                + " step s = w(x, y)\n return s }\n");
        for (String path : List.of("a.playbook", "b.playbook", "c.playbook")) {
            same(workspace, path, path);
        }
    }

    @Test
    void whatHasNoNameYetBreaksNothing() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("a.playbook", "type A { id: Text  untrusted branch { ote: Text }\n"
                + "playbook p(a: A) { step x = human do a.it expires 1 day -> abort }");
        same(workspace, "a.playbook", "a field without a name and a member that is not there");
    }

    @Test
    void mutatedCompaniesAreFoundTheSame() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("base.playbook", Samples.PRELUDE);
        Samples.NAMES.forEach(n -> workspace.put(n, Samples.read(n)));
        for (int seed = 0; seed < COUNT; seed++) {
            Random random = new Random(seed);
            String name = Samples.NAMES.get(random.nextInt(Samples.NAMES.size()));
            workspace.put(name, Mutations.mutate(Samples.read(name), random));
            for (String each : Samples.NAMES) {
                same(workspace, each, "seed " + seed + ", " + name + " changed, " + each + " asked");
            }
            if (random.nextInt(3) == 0) {
                workspace.put(name, Samples.read(name));
            }
        }
    }
}
