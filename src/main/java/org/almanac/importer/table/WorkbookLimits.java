package org.almanac.importer.table;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.almanac.problem.Problem;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a workbook before it is read, so that a small file cannot cost much: the size of what it unpacks to, the
 * depth of its XML, the places that cells claim, and what formulas would be worked out for.
 */
final class WorkbookLimits {
    private static final int MOST_PARTS = 2_000;
    private static final long MOST_OCTETS = 100L * 1024 * 1024;
    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 200;
    private static final int MOST_COLUMN_LETTERS = 3;

    /** Excel's own bound. */
    private static final int MOST_IN_A_ROW = 16_384;

    private static final int MOST_VALUES = 2_500_000;
    private static final int MOST_STRINGS = 1_000_000;
    private static final int MOST_ARRAY_FORMULAS = 100;

    /** Of characters that are copied where cells share a formula; the library goes over it once for each reference. */
    private static final long MOST_FORMULA_WORK = 1_000_000_000;

    private final XMLInputFactory factory = new InputFactoryImpl();
    private long octets;
    private int values;
    private int strings;

    private WorkbookLimits() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** @throws Problem TOO_LARGE when it is beyond what a workbook of events needs; MALFORMED when it is no archive */
    static void check(byte[] body) {
        WorkbookLimits limits = new WorkbookLimits();
        try (ZipFile zip = ZipFile.builder().setByteArray(body).get()) {
            int parts = 0;
            for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
                if (++parts > MOST_PARTS) {
                    throw tooLarge("parts");
                }
                limits.look(zip.getInputStream(all.nextElement()));
            }
        } catch (IOException e) {
            throw Problem.malformed("The workbook cannot be unpacked. Save it again as .xlsx.");
        }
    }

    private static Problem tooLarge(String what) {
        return Problem.of(
                Problem.Kind.TOO_LARGE,
                "The workbook holds more than is read (" + what + "). Save the sheet with the events as CSV UTF-8.");
    }

    private void look(InputStream part) throws IOException {
        InputStream counted = new FilterInputStream(part) {
            @Override
            public int read() throws IOException {
                int octet = super.read();
                count(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int octets = super.read(into, from, length);
                count(octets);
                return octets;
            }
        };
        try {
            look(factory.createXMLStreamReader(counted));
        } catch (XMLStreamException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            // A picture, or what its reader will stumble over at the same place.
        }
        counted.transferTo(OutputStream.nullOutputStream());
    }

    private void count(int more) {
        octets += Math.max(0, more);
        if (octets > MOST_OCTETS) {
            throw tooLarge("unpacked octets");
        }
    }

    private void look(XMLStreamReader xml) throws XMLStreamException {
        Formulas formulas = new Formulas();
        int depth = 0;
        int inRow = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST || xml.getAttributeCount() > MOST_ATTRIBUTES) {
                        throw tooLarge("nested elements");
                    }
                    inRow = xml.getLocalName().equals("row") ? 0 : inRow;
                    inRow += xml.getLocalName().equals("c") ? 1 : 0;
                    element(xml, inRow);
                    formulas.start(xml);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> formulas.text(xml.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    formulas.end(xml);
                }
                case XMLStreamConstants.DTD -> throw tooLarge("a document type");
                default -> {
                    // Comments and the like are not read.
                }
            }
        }
    }

    private void element(XMLStreamReader xml, int inRow) {
        switch (xml.getLocalName()) {
            case "c" -> {
                if (inRow > MOST_IN_A_ROW || columnLetters(xml) > MOST_COLUMN_LETTERS) {
                    throw tooLarge("columns");
                }
            }
            case "v", "is" -> {
                if (++values > MOST_VALUES) {
                    throw tooLarge("cells");
                }
            }
            case "si" -> {
                if (++strings > MOST_STRINGS) {
                    throw tooLarge("texts");
                }
            }
            default -> {
                // Costs nothing but its octets.
            }
        }
    }

    private static int columnLetters(XMLStreamReader xml) {
        String place = xml.getAttributeValue(null, "r");
        int letters = 0;
        while (place != null && letters < place.length() && !Character.isDigit(place.charAt(letters))) {
            letters++;
        }
        return letters;
    }

    /** What it costs the library to say what formulas are, which nobody here asks for. */
    private static final class Formulas {
        private final Map<String, Integer> shared = new HashMap<>();
        private int arrays;
        private long work;
        private boolean inside;
        private String id = "";
        private boolean defines;
        private int length;

        void start(XMLStreamReader xml) {
            if (!xml.getLocalName().equals("f")) {
                return;
            }
            inside = true;
            length = 0;
            String type = xml.getAttributeValue(null, "t");
            defines = xml.getAttributeValue(null, "ref") != null;
            id = "shared".equals(type) ? String.valueOf(xml.getAttributeValue(null, "si")) : "";
            if ("array".equals(type) && ++arrays > MOST_ARRAY_FORMULAS) {
                throw tooLarge("array formulas");
            }
        }

        void text(int characters) {
            length += inside ? characters : 0;
        }

        void end(XMLStreamReader xml) {
            if (!xml.getLocalName().equals("f")) {
                return;
            }
            inside = false;
            if (!id.isEmpty() && defines) {
                shared.put(id, length);
            } else if (!id.isEmpty()) {
                long each = shared.getOrDefault(id, 0);
                work += each * each;
            }
            if (work > MOST_FORMULA_WORK) {
                throw tooLarge("formulas");
            }
        }
    }
}
