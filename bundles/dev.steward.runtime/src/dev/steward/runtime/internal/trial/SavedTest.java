package dev.steward.runtime.internal.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.Compiler;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.internal.Language;
import dev.steward.runtime.internal.fixture.FixtureFile;
import dev.steward.runtime.internal.fixture.StandIns;

/** A run as a test of its playbook: what it says is tried before it is shown. Made for one run. */
public final class SavedTest {

    private static final int LONGEST = 80;
    /** What a file begins with. */
    private static final String HEAD = "package saved\n\n";

    private final CompanyFolder folder;
    private final Language language;
    private final Engine.Trace trace;
    private final String name;
    private final StandIns standIns;
    private final Language.Declared playbook;
    private final Path file;
    private final String before;

    /**
     * @param another whether another name is taken where this one is used already, with a number from 2 on
     * @throws ProblemException the run has not ended by itself, or its playbook is not there any more
     */
    public SavedTest(CompanyFolder folder, Language language, Engine.Trace trace, String name, StandIns standIns,
            boolean another) {
        this.folder = folder;
        this.language = language;
        this.trace = trace;
        this.standIns = standIns;
        if (name.isBlank() || name.lines().count() > 1) {
            throw ProblemException.wrongUse("A test needs a name of one line, such as \"as on the 14th\".");
        }
        if (!trace.state().ended()) {
            throw ProblemException.wrongUse("The run " + trace.run()
                    + " has not ended; make a test of it when it has, or a fixture with 'steward fixture'.");
        }
        if (trace.state() == RunState.CANCELLED) {
            throw ProblemException.wrongUse("The run " + trace.run()
                    + " was stopped, which no test can say; make a fixture of it with 'steward fixture'.");
        }
        playbook = Language.ownPlaybooks(language.load(folder, List.of())).stream()
                .filter(each -> each.name().equals(trace.playbook())).findFirst()
                .orElseThrow(() -> ProblemException.wrongUse("The playbook " + trace.playbook()
                        + " is not among the company's files any more, so it can't have a test."));
        file = folder.root().resolve(playbook.file());
        before = language.text(folder, file).orElseThrow(() -> ProblemException.wrongUse(playbook.file()
                + " can't be read; check that it belongs to you."));
        this.name = another ? free(name) : name;
        if (isSaid(this.name)) {
            throw ProblemException.wrongUse("There is a test " + quoted(name) + " of " + playbook.simpleName()
                    + " already; give it another name.");
        }
        if (Files.exists(fixtureFile())) {
            throw ProblemException.wrongUse("There is a file " + folder.display(fixtureFile())
                    + " already; give the test another name, or remove that file.");
        }
    }

    private String free(String wished) {
        var free = wished;
        for (var number = 2; isSaid(free) || Files.exists(fixtureFile(free)); number++) {
            free = wished + " " + number;
        }
        return free;
    }

    private boolean isSaid(String test) {
        return before.contains("test " + playbook.simpleName() + " " + quoted(test));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The text of the whole file that it was tried with. */
    public String before() {
        return before;
    }

    /** Of the playbook, at the end of which the test belongs. */
    public Path file() {
        return file;
    }

    /** The beginning of its name. */
    public String fixtureName() {
        return fixtureName(name);
    }

    private String fixtureName(String test) {
        var words = test.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return playbook.simpleName() + (words.isEmpty() ? "" : "-" + words);
    }

    /** Beside the playbook. */
    public Path fixtureFile() {
        return fixtureFile(name);
    }

    private Path fixtureFile(String test) {
        var beside = file.getParent();
        return (beside == null ? folder.root() : beside).resolve(fixtureName(test) + FixtureFile.ENDING);
    }

    /**
     * The text of the test with as much as it can say and passes.
     *
     * @param fixture the text of the fixture
     * @throws ProblemException it would not pass even if it only said how the run ended
     */
    public String block(String fixture) throws InterruptedException {
        var lines = new ArrayList<List<String>>();
        var all = said();
        for (var most = all.size(); most > 0; most--) {
            lines.add(all.subList(0, most));
        }
        lines.add(List.of("assert state " + state()));
        var complaints = List.<String>of();
        for (var each : lines) {
            var block = text(each);
            complaints = tried(block, fixture);
            if (complaints.isEmpty()) {
                return block;
            }
        }
        throw new ProblemException(ProblemException.Kind.WRONG_USE, "The run " + trace.run()
                + " does not come out the same as a test of " + playbook.simpleName()
                + " as it is now, so none is made.",
                complaints, null);
    }

    private String state() {
        return trace.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private List<String> said() {
        var said = new ArrayList<String>();
        var error = trace.error();
        var colon = error == null || trace.state() == RunState.SKIPPED ? -1 : error.indexOf(':');
        said.add("assert state " + state() + (error != null && colon > 0 ? " with " + error.substring(0, colon) : ""));
        said.add("assert effects == " + Expectations.effects(trace).stream().map(SavedTest::quoted)
                .collect(Collectors.joining(", ", "[", "]")));
        var output = trace.output();
        var literal = output == null ? null : literal(standIns.value(output));
        if (literal != null) {
            said.add("assert output == " + literal);
        }
        return said;
    }

    private static @Nullable String literal(Value value) {
        return switch (value) {
            case Value.Int number -> String.valueOf(number.number());
            case Value.Bool truth -> String.valueOf(truth.truth());
            case Value.Text text when text.text().length() <= LONGEST && text.text().lines().count() <= 1
                    && !text.text().contains("$") ->
                quoted(text.text());
            default -> null;
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** In the one layout. */
    private String text(List<String> lines) {
        var plain = plain(lines);
        return language.format(HEAD + plain).filter(text -> text.startsWith(HEAD))
                .map(text -> text.substring(HEAD.length())).orElse(plain);
    }

    private String plain(List<String> lines) {
        return "test " + playbook.simpleName() + " " + quoted(name) + " {\n  fixture "
                + quoted(String.valueOf(fixtureFile().getFileName())) + "\n"
                + lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining()) + "}\n";
    }

    private List<String> tried(String block, String fixture) throws InterruptedException {
        var workspace = language.with(folder, file, with(before, block));
        var errors = workspace.check().stream().filter(PlaybookIssue::isError).map(PlaybookIssue::toString).toList();
        if (!errors.isEmpty()) {
            return errors;
        }
        var own = fixtureFile().normalize();
        return new Trials(workspace, new Compiler(Language.withoutPrices(folder).withWholeBranches()), folder,
                at -> at.equals(own) ? Optional.of(fixture) : Optional.empty())
                .run(at -> at.path().equals(playbook.file()),
                        test -> test.equals(Types.simple(trace.playbook()) + ": " + name))
                .cases().stream().flatMap(each -> each.failures().stream()).toList();
    }

    /** A text of playbooks with a test at its end. */
    public static String with(String text, String block) {
        return text + (text.endsWith("\n") ? "" : "\n") + "\n" + block;
    }
}
