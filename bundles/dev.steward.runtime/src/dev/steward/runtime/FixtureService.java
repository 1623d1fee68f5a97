package dev.steward.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.steward.compiler.SourceMap;
import dev.steward.engine.RunId;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Types;
import dev.steward.model.WorkflowFormatException;
import dev.steward.runtime.internal.Language;
import dev.steward.runtime.internal.fixture.Fixture;
import dev.steward.runtime.internal.fixture.FixtureFile;
import dev.steward.runtime.internal.fixture.Recorder;
import dev.steward.runtime.internal.fixture.StandIns;
import dev.steward.runtime.internal.trial.SavedTest;

/** Makes fixtures for tests from recorded runs. Methods block on the store; thread-safe. */
public final class FixtureService {

    private static final System.Logger LOG = System.getLogger(FixtureService.class.getName());

    private final CompanyFolder folder;
    private final RunService runs;
    private final Collection<String> secrets;
    private final Language language;

    /** @param secrets values that must not get into a file */
    FixtureService(CompanyFolder folder, RunService runs, Collection<String> secrets, Language language) {
        this.folder = folder;
        this.runs = runs;
        this.secrets = List.copyOf(secrets);
        this.language = language;
    }

    /**
     * A fixture that is not written yet.
     *
     * @param playbook  qualified name
     * @param standIns  what was replaced
     * @param text      of the file
     * @param file      where it belongs if nobody says otherwise: beside the playbook
     */
    public record Draft(String playbook, List<StandIn> standIns, String text, Path file) {
        public Draft {
            standIns = List.copyOf(standIns);
        }
    }

    /** What stands for something personal or secret. */
    public record StandIn(String kind, String original, String standIn) {
    }

    /**
     * What a run would be as a fixture; writes nothing.
     *
     * @throws ProblemException the run's plan is gone
     */
    public Draft draft(RunId run) {
        var trace = runs.trace(run, Long.MAX_VALUE);
        var stored = stored(run);
        var plan = plan(run, stored);
        var standIns = new StandIns(plan.types(), secrets);
        var fixture = new Recorder(trace, plan, standIns).fixture();
        return draft(trace.playbook(), Types.simple(trace.playbook()), fixture, standIns, stored, trace.playbook());
    }

    /**
     * A test that is not written yet.
     *
     * @param fixture what it answers from, with the file where it belongs
     * @param block   its text
     * @param file    of the playbook, at the end of which it belongs
     * @param place   of that file in the company, for people
     * @param before  the text of that file with which it was tried
     */
    public record TestDraft(Draft fixture, String name, String block, Path file, String place, String before) {
    }

    /**
     * What a run would be as a test of its playbook as it is now; it was tried and passes. Writes nothing.
     *
     * @param name of the test, such as {@code as on the 14th}
     * @throws ProblemException the run has not ended by itself, there is such a test already, or it would not pass
     */
    public TestDraft test(RunId run, String name) throws InterruptedException {
        return test(run, name, false);
    }

    /** As {@link #test}; where there is such a test already a number follows the name. */
    public TestDraft testWithFreeName(RunId run, String name) throws InterruptedException {
        return test(run, name, true);
    }

    private TestDraft test(RunId run, String name, boolean another) throws InterruptedException {
        var trace = runs.trace(run, Long.MAX_VALUE);
        var stored = stored(run);
        var standIns = new StandIns(plan(run, stored).types(), secrets);
        var fixture = new Recorder(trace, plan(run, stored), standIns).fixture();
        var test = new SavedTest(folder, language, trace, name, standIns, another);
        var made = draft(trace.playbook(), test.fixtureName(), fixture, standIns, stored, trace.playbook());
        var beside = new Draft(made.playbook(), made.standIns(), made.text(), test.fixtureFile());
        return new TestDraft(beside, test.name(), test.block(beside.text()), test.file(),
                folder.display(test.file()), test.before());
    }

    /**
     * Writes a test and what it answers from.
     *
     * @throws ProblemException a file is there already or can't be written, or the playbook was changed since it was
     *                          tried; then nothing is written
     */
    public void write(TestDraft draft) {
        Path real;
        try {
            real = draft.file().toRealPath();
            if (!Files.readString(real, StandardCharsets.UTF_8).equals(draft.before())) {
                throw ProblemException
                        .wrongUse(draft.place() + " was changed meanwhile; save the run as a test again.");
            }
        } catch (IOException e) {
            throw unwritable(draft);
        }
        write(draft.fixture(), draft.fixture().file());
        try {
            replace(real, SavedTest.with(draft.before(), draft.block()));
        } catch (IOException e) {
            remove(draft.fixture().file());
            throw unwritable(draft);
        }
    }

    private static ProblemException unwritable(TestDraft draft) {
        return ProblemException.wrongUse("The test can't be written to " + draft.place() + "; check that the file"
                + " belongs to you.");
    }

    /** All of it or nothing; who may read and write the file stays as it is. */
    private static void replace(Path real, String text) throws IOException {
        var whole = Files.createTempFile(real.getParent(), ".test", null);
        try {
            Files.writeString(whole, text, StandardCharsets.UTF_8);
            var permissions = Files.getFileAttributeView(real, PosixFileAttributeView.class);
            if (permissions != null) {
                Files.setPosixFilePermissions(whole, permissions.readAttributes().permissions());
            }
            Files.move(whole, real, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(whole);
            throw e;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, file + " is left behind", e);
        }
    }

    /**
     * The answer of a trial of an agent as the fixture of a step that asks that agent; what else the playbook needs, a
     * test mocks. Writes nothing.
     *
     * @param step {@code package.playbook/step}
     * @throws ProblemException the trial has no answer, or its plan is gone
     */
    public Draft draft(RunId run, String step) {
        var trace = runs.trace(run, Long.MAX_VALUE);
        var stored = stored(run);
        var plan = plan(run, stored);
        var standIns = new StandIns(plan.types(), secrets);
        var made = new Recorder(trace, plan, standIns).fixture();
        var slash = step.lastIndexOf('/');
        var playbook = step.substring(0, Math.max(0, slash));
        if (made.answers().isEmpty()) {
            throw ProblemException.wrongUse("The run " + run + " has no answer yet that could be a fixture.");
        }
        var own = made.answers().getFirst().path();
        var answers = made.answers().stream().map(answer -> at(answer, own, playbook, step.substring(slash + 1)))
                .toList();
        var fixture = new Fixture(playbook, made.started(), made.state(), Map.of(), answers, List.of(), List.of());
        return draft(playbook, Types.simple(step).replace('/', '-'), fixture, standIns, stored, trace.playbook());
    }

    /** An answer of the trial's only step, or of a tool below it, as that of a step of the playbook. */
    private static Fixture.Answer at(Fixture.Answer answer, String own, String playbook, String step) {
        var below = answer.path().startsWith(own + "/") ? answer.path().substring(own.length()) : "";
        return new Fixture.Answer(step + below,
                playbook + "/" + (below.isEmpty() ? step : below.substring(below.lastIndexOf('/') + 1)), answer.call(),
                answer.returns(), answer.says(), answer.asks(), answer.raises(), answer.message(), answer.unknown(),
                answer.microUsd());
    }

    private RunStore.StoredPlan stored(RunId run) {
        return runs.plan(run).orElseThrow(() -> ProblemException.wrongUse("The playbook of the run " + run
                + " is not kept any more, so there can be no fixture of it."));
    }

    private Draft draft(String playbook, String name, Fixture fixture, StandIns standIns, RunStore.StoredPlan stored,
            String origin) {
        var source = SourceMap.fromBytes(stored.sourceMap()).find(origin).map(at -> at.path()).orElse("");
        var beside = folder.root().resolve(source).getParent();
        return new Draft(playbook, standIns.all().stream().map(s -> new StandIn(s.kind(), s.original(),
                s.standIn())).toList(), FixtureFile.text(fixture),
                (beside == null ? folder.root() : beside).resolve(name + FixtureFile.ENDING));
    }

    private static Plan plan(RunId run, RunStore.StoredPlan stored) {
        try {
            return Freezer.freeze(stored.model());
        } catch (WorkflowFormatException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, "The playbook of the run " + run
                    + " was kept by another version and can't be read, so there can be no fixture of it.", List.of(),
                    e);
        }
    }

    /**
     * Writes it.
     *
     * @throws ProblemException the file is there already, has another ending, or its folder can't be written
     */
    public void write(Draft draft, Path file) {
        if (!file.toString().endsWith(FixtureFile.ENDING)) {
            throw ProblemException.wrongUse("A fixture is named NAME" + FixtureFile.ENDING + "; name such a file.");
        }
        try {
            var parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, draft.text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw ProblemException
                    .wrongUse("There is a file " + file + " already; name another one with --out, or remove "
                            + "that one first.");
        } catch (IOException e) {
            throw ProblemException.wrongUse("The fixture " + file + " can't be written; check its folder.");
        }
    }
}
