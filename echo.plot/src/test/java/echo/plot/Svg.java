package echo.plot;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * A drawing as a reader sees it.
 *
 * @param document well-formed
 */
record Svg(Document document) {

    private static final Pattern POINT = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

    static Svg of(String text) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return new Svg(factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))));
    }

    List<String> texts() {
        return elements("text").stream().map(Node::getTextContent).toList();
    }

    /** Where the first such text is, from the top. */
    double heightOf(String text) {
        return elements("text").stream()
                .filter(element -> element.getTextContent().equals(text))
                .mapToDouble(element -> Double.parseDouble(element.getAttribute("y")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text '" + text + "' in " + texts()));
    }

    /** The lines that are drawn through data in one colour, in their order. */
    List<Element> lines(String colour) {
        return elements("path").stream()
                .filter(path -> path.getAttribute("fill").equals("none"))
                .filter(path -> colour.equals(inherited(path, "stroke")))
                .toList();
    }

    /** Distances from the top of all points of a line. */
    static DoubleStream heights(Element line) {
        Matcher points = POINT.matcher(line.getAttribute("d"));
        return points.results().mapToDouble(point -> Double.parseDouble(point.group(2)));
    }

    /** Distances from the left of all points of a line. */
    static DoubleStream widths(Element line) {
        Matcher points = POINT.matcher(line.getAttribute("d"));
        return points.results().mapToDouble(point -> Double.parseDouble(point.group(1)));
    }

    private static String inherited(Node node, String attribute) {
        if (!(node instanceof Element element)) {
            return "";
        }
        return element.hasAttribute(attribute)
                ? element.getAttribute(attribute)
                : inherited(element.getParentNode(), attribute);
    }

    private List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
