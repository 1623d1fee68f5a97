package dev.steward.ui.kit;

import org.eclipse.e4.ui.services.IStylingEngine;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;

/** Gives widgets their looks by the names of the style sheets and of the theme registry. */
public final class Styles {

    /** The key under which the platform's style engine finds a widget's class. */
    private static final String CLASS = "org.eclipse.e4.ui.css.CssClassName";

    private static final int LEAST_BUTTON = 80;

    private Styles() {
    }

    /** A class of the style sheets for a widget that was just made. */
    public static <C extends Control> C style(C control, String cssClass) {
        control.setData(CLASS, cssClass);
        return control;
    }

    /** Another class for a widget that is on the screen. */
    public static void restyle(Control control, String cssClass) {
        if (cssClass.equals(control.getData(CLASS))) {
            return;
        }
        PlatformUI.getWorkbench().getService(IStylingEngine.class).setClassname(control, cssClass);
    }

    /** The class that colours text like a sign of {@link Colours}: {@code StewardDone} and so on. */
    public static String textClass(String colour) {
        return "Steward" + Say.sentence(colour.substring(colour.lastIndexOf('.') + 1));
    }

    /** A colour of the present theme, for what is drawn by hand. To be asked for at each drawing. */
    public static Color colour(String name) {
        var found = colours().get(name);
        return found == null ? PlatformUI.getWorkbench().getDisplay().getSystemColor(SWT.COLOR_WIDGET_FOREGROUND)
                : found;
    }

    private static ColorRegistry colours() {
        return PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();
    }

    /** A font of the present theme. */
    public static Font font(String name) {
        return PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getFontRegistry().get(name);
    }

    /** The usual font, heavier. */
    public static Font bold() {
        return JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT);
    }

    /** A text that is no button's name: an ampersand is an ampersand. */
    public static String plain(String text) {
        return text.replace("&", "&&");
    }

    /** A button of one class, wide enough to be hit. */
    public static Button button(Composite parent, String label, String cssClass, Runnable act) {
        var button = style(new Button(parent, SWT.PUSH), cssClass);
        button.setText(plain(label));
        button.addListener(SWT.Selection, e -> act.run());
        GridDataFactory.fillDefaults().hint(width(button), SWT.DEFAULT).applyTo(button);
        return button;
    }

    private static int width(Button button) {
        return Math.max(LEAST_BUTTON, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 16);
    }

    /** Another text on such a button; true when it was another one. */
    public static boolean relabel(Button button, String label) {
        var plain = plain(label);
        if (button.getText().equals(plain)) {
            return false;
        }
        button.setText(plain);
        ((GridData) button.getLayoutData()).widthHint = width(button);
        button.requestLayout();
        return true;
    }

    /** A label of one class. */
    public static Label label(Composite parent, String text, String cssClass) {
        var label = new Label(parent, SWT.NONE);
        label.setText(plain(text));
        return style(label, cssClass);
    }

    /** A label that takes the lines it needs. */
    public static Label wrapped(Composite parent, String text, String cssClass) {
        var label = new Label(parent, SWT.WRAP);
        label.setText(plain(text));
        return style(label, cssClass);
    }

    /** Sets a text only when it is another one, so that nothing flickers. Returns whether it was. */
    public static boolean text(Label label, String text) {
        var plain = plain(text);
        if (label.getText().equals(plain)) {
            return false;
        }
        label.setText(plain);
        return true;
    }
}
