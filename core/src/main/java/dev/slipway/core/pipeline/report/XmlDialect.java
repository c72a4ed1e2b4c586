package dev.slipway.core.pipeline.report;

import javax.xml.stream.XMLStreamReader;

/// What a family of tools means by the elements of its reports. Names come without prefixes. For
/// one thread.
interface XmlDialect {

    void begin(XMLStreamReader xml, String element);

    void text(char[] characters, int start, int length);

    void end(String element);

    /// After the last element, also of a report that broke off.
    default void finish() {}

    /// An attribute's value, empty if it is not there.
    static String attribute(XMLStreamReader xml, String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
