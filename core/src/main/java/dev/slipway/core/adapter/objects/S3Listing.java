package dev.slipway.core.adapter.objects;

import dev.slipway.core.pipeline.ObjectStore.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A page of a bucket's list.
///
/// @param objects with whole keys · next where the next page begins, empty for the last
record S3Listing(List<Stored> objects, String next) {
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,64})</Code>");

    static S3Listing of(byte[] xml) throws IOException {
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
            return read(reader);
        } catch (XMLStreamException e) {
            throw new IOException("the list is no XML", e);
        }
    }

    /// The bucket's answer may be anything: no entity of it is resolved.
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static S3Listing read(XMLStreamReader reader) throws XMLStreamException {
        var objects = new ArrayList<Stored>();
        var key = "";
        var next = "";
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "Key" -> key = reader.getElementText();
                case "Size" -> objects.add(new Stored(key, size(reader.getElementText())));
                case "NextContinuationToken" -> next = reader.getElementText();
                default -> {}
            }
        }
        return new S3Listing(objects, next);
    }

    private static long size(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /// S3's word in an error's text, empty if there is none.
    static String errorCode(String text) {
        var match = CODE.matcher(text);
        return match.find() ? match.group(1) : "";
    }
}
