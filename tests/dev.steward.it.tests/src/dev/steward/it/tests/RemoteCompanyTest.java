package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.InboxService;
import dev.steward.runtime.Role;

/** A company whose store somebody else owns, over the socket; and what happens when that one ends. */
class RemoteCompanyTest extends CompanyContract {

    private final List<Company> owners = new ArrayList<>();

    @Override
    Company open(CompanyFolder opened) {
        owners.add(steward.open(opened, Role.SERVE, null));
        var company = steward.open(opened);
        assertEquals(1, owners.getFirst().attached());
        return company;
    }

    @AfterEach
    void closeOwner() {
        owners.forEach(Company::close);
    }

    private void handOver() {
        owners.getFirst().close();
    }

    @Test
    void whatItsOwnerLeavesIsTakenOver() throws Exception {
        assertFalse(company().owner().here());
        var ended = new CountDownLatch(1);
        var heard = Collections.synchronizedList(new ArrayList<Engine.RunEvent>());
        try (var listening = company().runs().listen(event -> {
            heard.add(event);
            if (event.type().equals("run.ended")) {
                ended.countDown();
            }
        })) {
            var run = start("ask", Map.of());
            company().runs().await(run, Duration.ofSeconds(1));
            handOver();
            assertTrue(company().owner().here(), () -> company().owner().words());
            var ask = company().inbox().open(run).getFirst().id();
            assertTrue(company().inbox().card(ask).isPresent(), "the run is under way here");
            company().inbox().decide(ask, Engine.Answer.APPROVE, Map.of(), null, InboxService.UNMEASURED);
            assertEquals(RunState.DONE, company().runs().await(run, Duration.ofSeconds(10)).state());
            assertTrue(ended.await(10, TimeUnit.SECONDS), heard::toString);
            assertEquals(company().runs().trace(run, Long.MAX_VALUE).events(), List.copyOf(heard));
        }
    }

    @Test
    void whoWaitsGoesOnWaiting() throws Exception {
        var run = start("ask", Map.of());
        company().runs().await(run, Duration.ofSeconds(1));
        var long_ = start("long", Map.of());
        var row = company().async(() -> company().runs().await(long_, Duration.ofDays(10)));
        company().runs().open();
        handOver();
        company().runs().cancel(long_);
        assertEquals(RunState.CANCELLED, row.get(20, TimeUnit.SECONDS).state());
        assertEquals(RunState.WAITING, company().runs().row(run).state());
    }

    @Test
    void ofManyWhoAreLeftOneOwnsAndAllAnswer() throws Exception {
        var run = start("long", Map.of());
        var others = new ArrayList<Company>();
        for (var i = 0; i < 5; i++) {
            others.add(steward.open(company().folder()));
        }
        try {
            handOver();
            var asked = others.stream().map(other -> other.async(() -> other.runs().row(run).run())).toList();
            for (var answer : asked) {
                assertEquals(run, answer.get(20, TimeUnit.SECONDS));
            }
            assertEquals(1, others.stream().filter(other -> other.owner().here()).count());
        } finally {
            others.forEach(Company::close);
        }
        assertEquals(run, company().runs().row(run).run());
    }
}
