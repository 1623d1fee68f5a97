package dev.steward.compiler.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.CompileResult;
import dev.steward.compiler.CompileResult.Compiled;
import dev.steward.compiler.Compiler;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.Playbooks;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;

/** Texts of playbooks for tests. */
final class Playbook {

    /** Setting the language up takes a while and keeps no state between workspaces. */
    private static final Playbooks LANGUAGE = new Playbooks();

    private Playbook() {
    }

    static PlaybookWorkspace workspace(String... texts) {
        var workspace = LANGUAGE.workspace();
        for (int i = 0; i < texts.length; i++) {
            workspace.put("file" + (i + 1) + ".playbook", texts[i]);
        }
        return workspace;
    }

    static String resource(String name) {
        try (var in = Playbook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no resource " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CompileResult compile(PlaybookWorkspace workspace, String playbook) {
        return new Compiler(CompileOptions.plain()).compile(workspace, playbook);
    }

    /** Compiles what must be without errors. */
    static Compiled compiled(PlaybookWorkspace workspace, String playbook) {
        var result = compile(workspace, playbook);
        return result.compiled().orElseThrow(() -> new AssertionError("issues: " + result.issues()));
    }

    /** The plan of {@code p.main} in texts that are without errors. */
    static Plan plan(String... texts) {
        var workspace = workspace(texts);
        var errors = workspace.check().stream().filter(PlaybookIssue::isError).toList();
        if (!errors.isEmpty()) {
            throw new AssertionError("the example has errors: " + errors);
        }
        return Freezer.freeze(compiled(workspace, "p.main").workflow());
    }
}
