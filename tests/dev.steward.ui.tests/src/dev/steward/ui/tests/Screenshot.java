package dev.steward.ui.tests;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The screen with every dot it has, where a point is more than one. */
final class Screenshot {

    private Screenshot() {
    }

    static void write(Path file) throws AWTException, IOException {
        var variants = new Robot().createMultiResolutionScreenCapture(
                new Rectangle(Toolkit.getDefaultToolkit().getScreenSize())).getResolutionVariants();
        ImageIO.write((BufferedImage) variants.getLast(), "png", file.toFile());
    }
}
