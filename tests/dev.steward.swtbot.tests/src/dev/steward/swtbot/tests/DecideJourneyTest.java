package dev.steward.swtbot.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.swtbot.swt.finder.junit5.SWTBotJunit5Extension;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the first start to a result: the sample company runs its letter, and a person decides. */
@ExtendWith(SWTBotJunit5Extension.class)
class DecideJourneyTest {

    @TempDir
    Path folder = Path.of("");

    private final Desk desk = new Desk();
    private final Path before = desk.company().getLocation().toPath();
    private final OpenCompany company = PlatformUI.getWorkbench().getService(OpenCompany.class);

    @BeforeEach
    void makeTheSample() throws Exception {
        company.make(folder.resolve("studio")).get(60, TimeUnit.SECONDS);
        desk.awaitThat("the sample is open", () -> company.state() instanceof Opening.Open);
        desk.bot().perspectiveById("dev.steward.app.today").activate();
        desk.bot().resetActivePerspective();
    }

    @AfterEach
    void goBack() {
        company.open(before);
        desk.awaitThat("the tests' company is open again", () -> company.state() instanceof Opening.Open
                && desk.company().isOpen());
    }

    @Test
    void theLetterIsRunApprovedAndItsResultIsRead() {
        desk.bot().button("Run weeklyLetter").click();
        desk.awaitText("Send to 5 readers?");
        desk.bot().perspectiveById("dev.steward.app.govern").activate();
        var decision = desk.bot().viewById("dev.steward.ui.govern.decision");
        decision.setFocus();
        decision.bot().button("Approve").click();
        desk.bot().perspectiveById("dev.steward.app.today").activate();
        desk.awaitText("1 run done");
    }

    @Test
    void theEmergencyStopHoldsUntilItIsLifted() throws Exception {
        desk.bot().menu("Govern").menu("Stop everything").click();
        desk.awaitTexts("the banner is there",
                all -> all.stream().anyMatch(t -> t.startsWith("Everything is stopped")));
        assertTrue(company.ask(s -> s.company().queue().show().stopped() != null).get(), "stopped");
        desk.bot().button("Let everything go on").click();
        desk.awaitTexts("the banner is gone", all -> all.stream().noneMatch(t -> t.startsWith("Everything is")));
    }
}
