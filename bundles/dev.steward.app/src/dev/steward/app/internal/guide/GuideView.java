package dev.steward.app.internal.guide;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.part.ViewPart;

import dev.steward.app.internal.guide.GuideText.Look;
import dev.steward.app.internal.guide.GuideText.Mark;
import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** The guide: its pages on the left, the chosen one beside them. */
public final class GuideView extends ViewPart {

    /** Id of the view. */
    public static final String ID = "dev.steward.app.guide.view";

    private static final int LIST_WIDTH = 132;
    private static final int MARGIN = 24;

    private @Nullable Shown shown;
    private GuideText.Page page = new GuideText.Page("", List.of());

    private record Shown(org.eclipse.swt.widgets.List names, StyledText text) {
    }

    @Override
    public void createPartControl(Composite parent) {
        Composite area = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).create());
        org.eclipse.swt.widgets.List names = new org.eclipse.swt.widgets.List(area, SWT.SINGLE);
        names.getAccessible().addAccessibleListener(new Named("Pages of the guide"));
        GridDataFactory.fillDefaults().hint(LIST_WIDTH, SWT.DEFAULT).grab(false, true).applyTo(names);
        StyledText text = Styles.style(new StyledText(area, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL), "StewardGuide");
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(3);
        text.setCaret(null);
        text.getAccessible().addAccessibleListener(new Named("Page of the guide"));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
        text.addListener(SWT.MouseUp, this::follow);
        Shown all = new Shown(names, text);
        shown = all;
        names.addListener(SWT.Selection, e -> open((String) names.getData(names.getSelection()[0])));
        Deliver.to(area, CompletableFuture.supplyAsync(GuidePages::names), found -> {
            for (String name : found) {
                names.add(GuidePages.title(name));
                names.setData(GuidePages.title(name), name);
            }
            open(GuidePages.FIRST);
        }, this::trouble);
    }

    /** Shows a page. */
    private void open(String name) {
        Shown all = shown;
        if (all == null) {
            return;
        }
        Deliver.to(all.text(), CompletableFuture.supplyAsync(() -> {
            try {
                return GuideText.of(GuidePages.read(name));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }), read -> {
            all.names().setSelection(new String[]{ GuidePages.title(name) });
            show(all.text(), read);
        }, this::trouble);
    }

    private void show(StyledText text, GuideText.Page read) {
        page = read;
        text.setText(read.text());
        int end = 0;
        for (Mark mark : read.marks()) {
            if (mark.start() >= end) {
                text.setStyleRange(range(mark));
                end = mark.start() + mark.length();
            }
        }
        text.setSelection(0);
        text.setTopPixel(0);
    }

    private static StyleRange range(Mark mark) {
        StyleRange range = new StyleRange();
        range.start = mark.start();
        range.length = mark.length();
        switch (mark.look()) {
            case TITLE -> range.font = Styles.font(Fonts.TITLE);
            case HEADING -> range.font = Styles.font(Fonts.HEADING);
            case STRONG -> range.fontStyle = SWT.BOLD;
            case CODE, BLOCK -> range.font = Styles.font(Fonts.MONO);
            case LINK -> {
                range.foreground = Styles.colour(Colours.ACCENT);
                range.underline = true;
            }
        }
        return range;
    }

    private void follow(Event event) {
        Shown all = shown;
        int at = all == null ? -1 : all.text().getOffsetAtPoint(new org.eclipse.swt.graphics.Point(event.x, event.y));
        page.marks().stream().filter(m -> m.look() == Look.LINK && at >= m.start() && at < m.start() + m.length())
                .findFirst().ifPresent(m -> {
                    String target = m.target().replaceAll("#.*", "");
                    if (target.endsWith(".md") && !target.contains("/")) {
                        open(target.substring(0, target.length() - ".md".length()));
                    } else if (target.startsWith("https:")) {
                        Program.launch(target);
                    }
                });
    }

    private void trouble(String sentence) {
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
    }

    @Override
    public void setFocus() {
        Shown all = shown;
        if (all != null) {
            all.text().setFocus();
        }
    }
}
