package echo.plot;

import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

/** Takes drawing and answers SVG, which has a title and fits whatever it is shown in. */
final class SvgCanvas {

    private static final String SVG = "http://www.w3.org/2000/svg";

    private final SVGGraphics2D graphics;
    private final String title;
    private final Dimension size;

    SvgCanvas(String title, int width, int height) {
        this.title = title;
        this.size = new Dimension(width, height);
        try {
            graphics =
                    new SVGGraphics2D(
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .getDOMImplementation()
                                    .createDocument(SVG, "svg", null));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java's own XML parser cannot be had", e);
        }
        graphics.setSVGCanvasSize(size);
    }

    Graphics2D graphics() {
        return graphics;
    }

    /** All that was drawn, in UTF-8; afterwards nothing more can be. */
    byte[] bytes() {
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 %d %d".formatted(size.width, size.height));
        root.setAttribute("role", "img");
        Node name = root.getOwnerDocument().createElementNS(SVG, "title");
        name.setTextContent(title);
        root.insertBefore(name, root.getFirstChild());
        var bytes = new ByteArrayOutputStream();
        try {
            // Batik's own writer adds a document type, which makes parsers look for it elsewhere.
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(root), new StreamResult(bytes));
        } catch (TransformerException e) {
            throw new IllegalStateException("Java's own XML writer fails", e);
        }
        return bytes.toByteArray();
    }
}
