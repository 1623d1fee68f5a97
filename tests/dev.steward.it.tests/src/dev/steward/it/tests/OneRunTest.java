package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.Engine;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Role;
import dev.steward.runtime.RunService;

/** A command tells of its own run, though others go on beside it. */
class OneRunTest {

    @TempDir
    Path folder = Path.of(".");
    private final AtomicReference<Company> owner = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void evenOfWhatHappensBeforeItBegins() throws Exception {
        var place = new Place(folder, Map.of()).with("model.large = rehearsal\n", Texts.SMALL);
        var steward = OtherStore.runs(real -> OtherStore.answering(RunStore.class, real, (name, arguments) -> {
            if (name.equals("putPlan") && arguments != null && arguments[0] instanceof RunStore.StoredPlan plan
                    && plan.playbook().equals("test.letter")) {
                another(place);
            }
        }, (name, answer) -> answer)).steward();
        try (var company = steward.open(CompanyFolder.read(folder), Role.SERVE, null)) {
            owner.set(company);
            var answer = place.steward("run", "letter", "--json");
            assertEquals(0, answer.exit(), answer::toString);
            assertEquals(0, ended.getCount(), "another run was beside it");
            assertEquals(Set.of(answer.last().get("run").getAsString()), answer.objects().stream()
                    .map(o -> o.get("run").getAsString()).collect(Collectors.toSet()), answer::toString);
            assertEquals("run.started", answer.objects().getFirst().get("type").getAsString());
        }
    }

    /** Starts a run and waits until it has ended, and all who listen were told so. */
    private void another(Place place) {
        var company = owner.get();
        var prepared = Place.steward(place.environment()).checks(company.folder()).prepare("greet", folder);
        try (var ears = company.runs().listen(event -> {
            if (event.type().equals("run.ended")) {
                ended.countDown();
            }
        })) {
            company.runs().start(new RunService.Request(prepared,
                    prepared.inputs(company.folder().settings(), Map.of("who", "Ana")), null, Engine.Approvals.ASK));
            assertTrue(ended.await(20, TimeUnit.SECONDS), "the other run ends");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
