package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.Session;
import dev.steward.ui.govern.GovernViews;

/** From the first start to a result: the sample company runs its letter, and a person decides with the keyboard. */
class GovernTest {

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private final OpenCompany company = PlatformUI.getWorkbench().getService(OpenCompany.class);
    private Path before = Path.of("");

    @BeforeEach
    void makeTheSample() throws Exception {
        before = Ui.company().getLocation().toPath();
        Ui.perspective("dev.steward.app.today");
        Ui.ask(() -> {
            Ui.page().resetPerspective();
            return true;
        });
        company.make(Files.createTempDirectory("studio").resolve("studio")).get(60, TimeUnit.SECONDS);
        Ui.await(company::state, state -> state instanceof Opening.Open);
    }

    @AfterEach
    void goBack() throws Exception {
        company.open(before);
        Ui.await(company::state, state -> state instanceof Opening.Open);
        Ui.company();
    }

    private <T> T ask(Function<Session, T> question) throws Exception {
        return company.ask(question).get(60, TimeUnit.SECONDS);
    }

    private Optional<RunStore.RunRow> lastRun() throws Exception {
        return ask(s -> s.company().runs().list(List.of(), 1).stream().findFirst());
    }

    private static boolean isSentAtTheChangedTime(Session session) {
        var runs = session.company().runs();
        return runs.trace(runs.list(List.of(), 1).getFirst().run(), Long.MAX_VALUE).effects().stream()
                .anyMatch(e -> e.operation().endsWith("mail.send")
                        && e.args().toString().contains("2030-01-07T10:30:00Z"));
    }

    /** Nothing between the fields and the button keeps the keyboard. */
    private void tabTo(Button button) throws Exception {
        for (int i = 0; i < 6 && !Ui.ask(button::isFocusControl); i++) {
            robot.press(SWT.TAB);
        }
        assertTrue(Ui.await(button::isFocusControl, Boolean::booleanValue), "Tab goes from the fields to the answers");
    }

    private void run() throws Exception {
        awaitTheKeyboard();
        robot.press(' ');
    }

    /** The button of the first steps has the keyboard: before, keys would go nowhere. */
    private static void awaitTheKeyboard() throws Exception {
        Button button = Screen.button("Run weeklyLetter");
        assertTrue(Ui.await(button::isFocusControl, Boolean::booleanValue), "the first step has the keyboard");
    }

    @Test
    void theLetterIsRunApprovedAndItsResultIsRead() throws Exception {
        run();
        Screen.awaitText("Send to 5 readers?");
        robot.picture("today-waits");
        Screen.awaitNotice("Send to 5 readers?");
        assertEquals(RunState.WAITING, lastRun().orElseThrow().state());

        robot.press('e');
        Screen.awaitText("connectors.mail.send  ·  irreversible: can't be taken back");
        robot.picture("decision");
        Ui.await(() -> Ui.page().getActivePart().getTitle(), "Decision"::equals);
        robot.press('a');

        Screen.awaitText("1 run done");
        robot.picture("today-done");
        assertEquals(RunState.DONE, lastRun().orElseThrow().state());

        robot.press(' ');
        Screen.awaitText("connectors.mail.send");
        assertTrue(Screen.texts().contains("Recipients"), () -> "no output");
        robot.picture("result");
    }

    @Test
    void theEmergencyStopHoldsARunUntilItIsLifted() throws Exception {
        awaitTheKeyboard();
        robot.press(SWT.CTRL, SWT.SHIFT, SWT.F12);
        Screen.await(text -> text.startsWith("Everything is stopped since"));
        robot.picture("today-stopped");
        assertTrue(ask(s -> s.company().queue().show().stopped() != null));

        robot.click(Screen.button("Let everything go on"));
        var going = Ui.await(() -> Screen.textsNow().stream().noneMatch(t -> t.startsWith("Everything is stopped")),
                Boolean::booleanValue);
        assertTrue(going, "the banner is gone");
        assertTrue(ask(s -> s.company().queue().show().stopped() == null));
    }

    @Test
    void aChangedArgumentIsWhatRuns() throws Exception {
        run();
        Screen.awaitNotice("Send to 5 readers?");
        Ui.perspective("dev.steward.app.govern");
        Ui.ask(() -> {
            // another test may have left another view in front
            Ui.page().resetPerspective();
            return Ui.page().showView(GovernViews.INBOX);
        });
        Screen.awaitText("Approve");
        robot.press('e');
        tabTo(Screen.button("Approve"));
        robot.press('e');
        robot.press(SWT.CTRL, 'a');
        robot.type("yesterday");
        Screen.await(text -> text.startsWith("The value must be a date and time"));
        robot.picture("decision-does-not-fit");
        robot.press(SWT.CTRL, 'a');
        robot.type("2030-01-07 10:30");
        Screen.awaitText("Approve with changes");
        robot.picture("decision-changed");
        robot.press(SWT.CTRL, SWT.CR);

        var run = Ui.await(() -> company.ask(s -> s.company().inbox().open().isEmpty()).get(), Boolean::booleanValue);
        assertTrue(run, "the question is answered");
        // the answer is durable before the run has gone on
        assertTrue(Ui.await(() -> ask(GovernTest::isSentAtTheChangedTime), Boolean::booleanValue));
    }
}
