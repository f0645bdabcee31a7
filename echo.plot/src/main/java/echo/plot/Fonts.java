package echo.plot;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;

/** The fonts of the drawing; the viewer's own sans-serif is drawn, Java's is measured. */
final class Fonts {

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private Fonts() {}

    /** Whether this machine has a font, and the library that finds it. */
    static boolean areThere() {
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment();
            return LABEL.getStringBounds("echo", new FontRenderContext(null, true, true)).getWidth()
                    > 0;
        } catch (Error | RuntimeException e) {
            return false;
        }
    }
}
