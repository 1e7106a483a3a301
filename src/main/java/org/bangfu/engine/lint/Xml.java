package org.bangfu.engine.lint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that somebody else wrote: no document types, no entities, no files from elsewhere, no endless nesting. */
final class Xml {

    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

    private Xml() {}

    /** The document, or null after telling why there is none. */
    static @Nullable Document read(byte[] content, Consumer<String> problem) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(LIMIT + "maxElementDepth", "64");
            factory.setAttribute(LIMIT + "elementAttributeLimit", "64");
            factory.setAttribute(LIMIT + "maxXMLNameLimit", "1000");
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Quiet());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (SAXParseException e) {
            problem.accept("不是能读的 XML（第 " + e.getLineNumber() + " 行：" + e.getMessage() + "），请在 Modeler 里重新保存");
        } catch (SAXException | IOException e) {
            problem.accept("不是能读的 XML（" + e.getMessage() + "），请在 Modeler 里重新保存");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The Java platform's XML parser lacks a safety feature", e);
        }
        return null;
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> name(child).equals(name))
                .toList();
    }

    static List<Element> descendants(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Element child : children(parent)) {
            found.add(child);
            found.addAll(descendants(child));
        }
        return found;
    }

    static List<Element> descendants(Element parent, String name) {
        return descendants(parent).stream()
                .filter(child -> name(child).equals(name))
                .toList();
    }

    static String name(Element element) {
        return element.getLocalName() == null ? element.getNodeName() : element.getLocalName();
    }

    static String id(Element element) {
        for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
            if (around.hasAttribute("id")) {
                return around.getAttribute("id");
            }
        }
        return "?";
    }

    static String text(Element element) {
        return element.getTextContent().strip();
    }

    private static final class Quiet implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
