package dev.steward.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.steward.compiler.Compiler;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.runtime.internal.Language;
import dev.steward.runtime.internal.trial.Trials;

/** Runs the {@code test} blocks of a company's playbooks. Needs no store; methods block; thread-safe. */
public final class TestService {

    private final CompanyFolder folder;
    private final Language language;

    TestService(CompanyFolder folder, Language language) {
        this.folder = folder;
        this.language = language;
    }

    /**
     * Runs tests on the real engine, with mocks, memory that is empty, and time that skips waits.
     *
     * @param paths  only tests in these files and folders; all without any
     * @param filter only tests whose name holds this text, whatever its case; empty for all
     * @throws ProblemException the playbooks have errors; these are the details
     */
    public TestReport run(List<Path> paths, String filter) throws InterruptedException {
        var workspace = language.load(folder, List.of());
        var errors = workspace.check().stream().filter(PlaybookIssue::isError).map(PlaybookIssue::toString).toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE,
                    "The tests can't run: there are errors in the company's playbooks.", errors, null);
        }
        var files = paths.stream().flatMap(p -> folder.playbooksBelow(p).stream()).map(folder::display).toList();
        var wanted = filter.toLowerCase(Locale.ROOT);
        return new Trials(workspace, new Compiler(Language.withoutPrices(folder).withWholeBranches()), folder)
                .run(at -> paths.isEmpty() || files.contains(at.path()),
                        name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
