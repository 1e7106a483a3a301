package org.bangfu.engine.fence;

import java.util.List;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.helpers.AttributesImpl;

/** What the fence would refuse of a model, without an engine: for the linter, which says it before anything is deployed. */
public final class ModelRefusals {

    /**
     * @param element the id of the element, or of the nearest one around it that has one
     * @param sentence what is wrong and what to do, in Chinese
     */
    public record Refusal(String element, String sentence) {}

    private ModelRefusals() {}

    public static List<Refusal> of(Document model) {
        return ModelFence.breaches(read(model.getDocumentElement())).stream()
                .map(breach -> new Refusal(breach.elementId(), breach.sentence()))
                .toList();
    }

    private static Element read(org.w3c.dom.Element source) {
        AttributesImpl attributes = new AttributesImpl();
        NamedNodeMap all = source.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            String uri = attribute.getNamespaceURI() == null ? "" : attribute.getNamespaceURI();
            attributes.addAttribute(uri, attribute.getLocalName(), attribute.getName(), "CDATA", attribute.getValue());
        }
        Element element = new Element(
                source.getNamespaceURI() == null ? "" : source.getNamespaceURI(),
                source.getLocalName(),
                source.getNodeName(),
                attributes,
                null);
        for (Node child = source.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof org.w3c.dom.Element inner) {
                element.add(read(inner));
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                element.appendText(child.getNodeValue());
            }
        }
        return element;
    }
}
