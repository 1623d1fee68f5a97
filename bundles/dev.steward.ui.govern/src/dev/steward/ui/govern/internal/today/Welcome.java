package dev.steward.ui.govern.internal.today;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Styles;

/** The first thing that anybody sees: what a company is, and where the sample one is to be made. */
final class Welcome {

    private static final int WIDTH = 520;
    private static final String FOLDER = "steward-sample";

    private final Composite area;
    private final Text folder;
    private final Label complaint;
    private final Button make;
    private final Consumer<Path> makes;

    /** What can be done here. */
    interface Actions {

        /** Makes the sample company. */
        void make(Path folder);

        /** Asks for the folder of a company and opens it. */
        void open();

        /** Asks for a folder. */
        Optional<Path> choose();
    }

    Welcome(Composite parent, Actions actions) {
        makes = actions::make;
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        area.setLayout(GridLayoutFactory.fillDefaults().margins(24, 24).create());
        var page = Styles.style(new Composite(area, SWT.NONE), "StewardPage");
        page.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 8).create());
        GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).hint(WIDTH, SWT.DEFAULT)
                .applyTo(page);
        var title = Styles.label(page, "Welcome to Steward", "StewardText");
        title.setFont(Styles.font(Fonts.TITLE));
        wide(Styles.wrapped(page, "A company is a folder with playbooks. Make the sample company to see one work: it "
                + "runs on this machine alone, needs no account, and sends nothing to anybody.", "StewardMuted"));
        folder = where(page, actions);
        complaint = Styles.wrapped(page, "", "StewardFailed");
        wide(complaint);
        var buttons = Styles.style(new Composite(page, SWT.NONE), "StewardPage");
        buttons.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).create());
        GridDataFactory.fillDefaults().indent(0, 8).applyTo(buttons);
        make = Styles.button(buttons, "Make the sample company", "StewardPrimary", this::make);
        Styles.button(buttons, "Open a company…", "StewardButton", actions::open);
        say("");
    }

    private Text where(Composite page, Actions actions) {
        var row = Styles.style(new Composite(page, SWT.NONE), "StewardPage");
        row.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).create());
        GridDataFactory.fillDefaults().grab(true, false).indent(0, 8).applyTo(row);
        Styles.label(row, "Its folder", "StewardMuted");
        var text = new Text(row, SWT.SINGLE | SWT.BORDER);
        text.setText(proposed(Path.of(System.getProperty("user.home", ""))).toString());
        text.getAccessible().addAccessibleListener(new Named("Folder of the sample company"));
        text.addListener(SWT.DefaultSelection, e -> make());
        text.addListener(SWT.Modify, e -> say(""));
        wide(text);
        Styles.button(row, "Choose…", "StewardButton", () -> actions.choose().ifPresent(chosen -> {
            text.setText(chosen.toString());
            text.setFocus();
        })).setToolTipText("Choose a new or empty folder");
        return text;
    }

    private static void wide(org.eclipse.swt.widgets.Control control) {
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(control);
    }

    /** A folder of its own that is not there yet. */
    private static Path proposed(Path home) {
        var folder = home.resolve(FOLDER);
        for (var number = 2; Files.exists(folder); number++) {
            folder = home.resolve(FOLDER + "-" + number);
        }
        return folder;
    }

    private void make() {
        var typed = folder.getText().strip();
        if (!make.isEnabled()) {
            return;
        }
        if (typed.isEmpty()) {
            say("Say in which folder it is to be made.");
            folder.setFocus();
            return;
        }
        make.setEnabled(false);
        makes.accept(Path.of(typed));
    }

    /** It was not made: says why, and lets try another folder. */
    void fail(String sentence) {
        make.setEnabled(true);
        say(Say.sentence(sentence));
        folder.setFocus();
    }

    private void say(String sentence) {
        if (Styles.text(complaint, sentence) || sentence.isEmpty()) {
            ((GridData) complaint.getLayoutData()).exclude = sentence.isEmpty();
            complaint.setVisible(!sentence.isEmpty());
            complaint.requestLayout();
        }
    }

    Composite control() {
        return area;
    }

    void focus() {
        make.setFocus();
    }
}
