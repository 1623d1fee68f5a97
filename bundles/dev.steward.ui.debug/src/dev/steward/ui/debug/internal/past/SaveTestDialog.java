package dev.steward.ui.debug.internal.past;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import dev.steward.engine.RunId;
import dev.steward.runtime.FixtureService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** Shows the test that a run would be, and what personal data is replaced in it, before anything is written. */
final class SaveTestDialog extends WorkDialog<FixtureService.TestDraft> {

    private static final int WIDTH = 620, BLOCK = 190, STAND_INS = 110;

    private final RunId run;
    private final FixtureService.TestDraft draft;
    private final OpenCompany company;
    private @Nullable Text name;

    SaveTestDialog(Shell parent, RunId run, FixtureService.TestDraft draft, OpenCompany company) {
        super(parent, "Save Run as Test", "Save Test", WIDTH);
        this.run = run;
        this.draft = draft;
        this.company = company;
    }

    @Override
    void fill(Composite area) {
        setTitle("This run as a test of its playbook");
        setMessage("It was tried on the playbook as it is now, and passes. It goes to the end of " + draft.place()
                + "; what the run was answered goes to a file beside it.");
        Styles.label(area, "Name", "StewardMuted");
        var text = new Text(area, SWT.SINGLE | SWT.BORDER);
        text.setText(draft.name());
        text.selectAll();
        text.getAccessible().addAccessibleListener(new Named("Name of the test"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        name = text;
        Styles.label(area, "The test", "StewardMuted");
        var block = new StyledText(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        block.setFont(Styles.font(Fonts.MONO));
        block.setMargins(6, 4, 6, 4);
        block.setText(draft.block());
        block.getAccessible().addAccessibleListener(new Named("The test"));
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, BLOCK).applyTo(block);
        standIns(area, draft.fixture().standIns());
    }

    private static void standIns(Composite area, List<FixtureService.StandIn> found) {
        if (found.isEmpty()) {
            Styles.wrapped(area, "No personal data was found in what the run was told; look at the file all the same.",
                    "StewardMuted");
            return;
        }
        Styles.label(area, "Personal data, which stand-ins replace", "StewardMuted");
        var table = new Table(area, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        table.getAccessible().addAccessibleListener(new Named("Personal data and its stand-ins"));
        for (var title : List.of("Kind", "In the run", "In the test")) {
            var column = new TableColumn(table, SWT.LEFT);
            column.setText(title);
            column.setWidth(title.equals("Kind") ? 120 : 230);
        }
        found.forEach(each -> new TableItem(table, SWT.NONE)
                .setText(new String[]{ each.kind(), each.original(), each.standIn() }));
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, STAND_INS).applyTo(table);
    }

    @Override
    @Nullable
    CompletableFuture<FixtureService.TestDraft> work() {
        var text = name;
        var wanted = text == null ? draft.name() : text.getText().strip();
        if (wanted.isEmpty()) {
            setErrorMessage("A test needs a name.");
            return null;
        }
        return company.ask(session -> {
            var fixtures = SaveTestHandler.fixtures(session);
            var now = wanted.equals(draft.name()) ? draft : SaveTestHandler.draft(fixtures, run, wanted);
            fixtures.write(now);
            return now;
        });
    }

    @Override
    String progress() {
        return "The test is being written …";
    }
}
