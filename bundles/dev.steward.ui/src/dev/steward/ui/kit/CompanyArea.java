package dev.steward.ui.kit;

import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.services.IServiceLocator;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;

/** Room for a view about the company. While no company is open it says so, and how to open one. UI thread. */
public final class CompanyArea {

    private static final String OPEN = "dev.steward.app.open";

    private final IServiceLocator site;
    private final Composite room;
    private final StackLayout stack = new StackLayout();
    private final Message message;
    private final Composite content;

    private CompanyArea(Composite parent, IServiceLocator site) {
        this.site = site;
        room = new Composite(parent, SWT.NONE);
        room.setLayout(stack);
        message = new Message(room);
        content = new Composite(room, SWT.NONE);
        content.setLayout(new FillLayout());
        stack.topControl = content;
        var listening = site.getService(OpenCompany.class)
                .listen(opening -> Deliver.later(room.getDisplay(), () -> show(opening)));
        room.addListener(SWT.Dispose, e -> Deliver.close(listening));
    }

    /** Where the view's own widgets go. */
    public static Composite in(Composite parent, IServiceLocator site) {
        return new CompanyArea(parent, site).content;
    }

    private void show(Opening opening) {
        if (room.isDisposed()) {
            return;
        }
        switch (opening) {
            case Opening.None none -> say("No company is open", "A company is a folder with playbooks. "
                    + "The start page makes the sample company.", "Open a Company…");
            case Opening.Failed failed -> say("This company can't be opened", failed.sentence(), "Open another…");
            case Opening.Under under -> top(content);
            case Opening.Open open -> top(content);
        }
    }

    private void say(String title, String text, String step) {
        message.say(title, text, List.of(),
                List.of(new Message.Step(step, () -> Commands.run(site, OPEN, Map.of()))));
        top(message.control());
    }

    private void top(Control control) {
        if (stack.topControl != control) {
            stack.topControl = control;
            room.layout();
        }
    }
}
