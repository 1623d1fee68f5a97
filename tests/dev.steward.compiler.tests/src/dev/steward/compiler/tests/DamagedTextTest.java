package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.Compiler;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.engine.plan.Freezer;

/** Whatever stands in a file, the compiler gives a plan that can be frozen, or none; it never fails. */
class DamagedTextTest {

    private static final int MUTANTS = 120;
    private static final String MAIN = Playbook.resource("weeklyLetter.playbook");
    private static final String LIBRARY = Playbook.resource("connectors.playbook");

    @Test
    void everyDamagedTextIsCompiledOrRefused() {
        var random = new Random(20260914);
        var words = List.of(MAIN.split("(?<=\\s)|(?=\\s)|(?<=[(){}.,:])|(?=[(){}.,:])"));
        int compiled = 0;
        for (int i = 0; i < MUTANTS; i++) {
            var mutant = mutant(words, random);
            try {
                compiled += compileAll(Playbook.workspace(mutant, LIBRARY));
            } catch (RuntimeException e) {
                throw new AssertionError("mutant " + i + " made the compiler fail:\n" + mutant, e);
            }
        }
        int plans = compiled;
        assertTrue(plans > 0 && plans < MUTANTS, () -> "plans: " + plans);
    }

    @Test
    void anErrorElsewhereDoesNotMatter() {
        var workspace = Playbook.workspace(Shop.text("step x = writer(topic: t)\nreturn x")
                + "playbook broken() -> Int { return \"text\" }", "package q\nplaybook half(");
        assertTrue(Playbook.compile(workspace, "p.main").compiled().isPresent());
        assertTrue(Playbook.compile(workspace, "p.broken").compiled().isEmpty());
    }

    @Test
    void whatIsCalledMustBeWholeToo() {
        var workspace = Playbook.workspace(Shop.text("step x = broken()\nreturn t")
                + "playbook broken() -> Int { return \"text\" }");
        assertTrue(Playbook.compile(workspace, "p.main").compiled().isEmpty());
    }

    @Test
    void aPolicyWithAnErrorKeepsEverythingFromRunning() {
        var workspace = Playbook.workspace(Shop.text("step x = site.ping(t)\nreturn t")
                + "policy odd for effect site.ping when titel == \"x\" deny because \"a typing mistake\"");
        var result = Playbook.compile(workspace, "p.main");
        assertTrue(result.compiled().isEmpty());
        assertEquals(List.of(), result.issues(), "the language has told it already");
    }

    private static int compileAll(PlaybookWorkspace workspace) {
        var compiler = new Compiler(CompileOptions.plain());
        int plans = 0;
        for (var source : workspace.sources()) {
            for (var declaration : source.tree().getDeclarations()) {
                if (declaration instanceof PlaybookDecl playbook && playbook.getName() != null) {
                    var packageName = source.tree().getName();
                    var name = packageName == null ? playbook.getName() : packageName + "." + playbook.getName();
                    var compiled = compiler.compile(workspace, name).compiled();
                    compiled.ifPresent(result -> Freezer.freeze(result.workflow()));
                    plans += compiled.isPresent() ? 1 : 0;
                }
            }
        }
        compiler.tests(workspace);
        compiler.policyTests(workspace);
        return plans;
    }

    private static String mutant(List<String> words, Random random) {
        var text = new ArrayList<>(words);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(text.size());
            switch (random.nextInt(5)) {
                case 0 -> text.remove(at);
                case 1 -> text.add(at, text.get(random.nextInt(text.size())));
                case 2 -> text.set(at, text.get(random.nextInt(text.size())));
                case 3 -> text.subList(at, Math.min(text.size(), at + random.nextInt(40))).clear();
                default -> {
                    if (random.nextInt(6) == 0) {
                        text.subList(at, text.size()).clear();
                    }
                }
            }
            if (text.isEmpty()) {
                text.add("");
            }
        }
        return String.join("", text);
    }
}
