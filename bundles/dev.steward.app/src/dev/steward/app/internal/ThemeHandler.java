package dev.steward.app.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PlatformUI;

/** Changes between light and dark, and keeps it. The preferences (General &gt; Appearance) have the same switch. */
public final class ThemeHandler extends AbstractHandler {

    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        ITheme now = engine.getActiveTheme();
        engine.setTheme(now != null && now.getId().startsWith(DARK) ? LIGHT : DARK, true);
        return null;
    }
}
