package sextant.wire.xml;

/**
 * How much of a document is read before it is refused, so that no request costs more than its octets.
 *
 * @param depth elements open at the same time
 * @param nodes elements, comments and processing instructions together
 * @param names different element names: a request has few, and a table of many chosen ones can be made slow
 * @param attributes attributes and namespace declarations of one element
 * @param attributeLength characters of one attribute's value
 * @param textLength characters of one text, or of one captured fragment
 */
public record XmlLimits(int depth, int nodes, int names, int attributes, int attributeLength, int textLength) {
    public static final XmlLimits DEFAULT = new XmlLimits(100, 500_000, 5_000, 100, 64 * 1024, 64 * 1024 * 1024);

    /** The same, with another limit for texts and fragments. */
    public XmlLimits withTextLength(int characters) {
        return new XmlLimits(depth, nodes, names, attributes, attributeLength, characters);
    }
}
