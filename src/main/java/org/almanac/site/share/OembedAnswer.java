package org.almanac.site.share;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.almanac.encoding.Markup;

/**
 * How to embed a page (oEmbed 1.0, §2.3.4).
 *
 * @param cacheAge in seconds
 */
record OembedAnswer(
        String version,
        String type,
        String title,
        @JsonProperty("provider_name") String providerName,
        @JsonProperty("provider_url") String providerUrl,
        @JsonProperty("cache_age") int cacheAge,
        int width,
        int height,
        String html) {
    private static final int AN_HOUR = 3_600;
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    /** @param source of the frame, absolute; anything but text that an attribute takes must be encoded in it */
    static OembedAnswer frame(String title, String source, int width, int height, String siteName, String siteUrl) {
        String html = "<iframe src=\"" + Markup.escaped(source) + "\" title=\"" + Markup.escaped(title) + "\" width=\""
                + width + "\" height=\"" + height + "\" style=\"border:0;max-width:100%\" loading=\"lazy\"></iframe>";
        return new OembedAnswer("1.0", "rich", title, siteName, siteUrl, AN_HOUR, width, height, html);
    }

    /** The same as XML; any text makes a well-formed document. */
    String xml() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("oembed");
            write(xml, "version", version);
            write(xml, "type", type);
            write(xml, "title", title);
            write(xml, "provider_name", providerName);
            write(xml, "provider_url", providerUrl);
            write(xml, "cache_age", String.valueOf(cacheAge));
            write(xml, "width", String.valueOf(width));
            write(xml, "height", String.valueOf(height));
            write(xml, "html", html);
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private static void write(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(Markup.legal(text));
        xml.writeEndElement();
    }
}
