package org.almanac.feed.atom;

import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.almanac.encoding.Markup;

/** The parts that Atom documents are made of; any text makes well-formed XML. */
final class AtomXml {
    static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private AtomXml() {}

    static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
        return FACTORY.createXMLStreamWriter(out, "UTF-8");
    }

    static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(Markup.legal(text));
        xml.writeEndElement();
    }

    static void link(XMLStreamWriter xml, String relation, String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", Markup.legal(address));
    }
}
