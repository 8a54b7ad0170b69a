package sextant.dav.wire;

import sextant.wire.xml.XmlLimits;

/**
 * How much one DAV request may ask for.
 *
 * @param xmlBody octets of a request body in XML
 * @param resource octets of a stored document: what {@code max-resource-size} says
 * @param file octets of a stored file
 * @param hrefs hrefs in one multiget
 * @param name octets of a name in a path, in UTF-8
 * @param property characters of one stored property's XML
 * @param properties stored properties of one resource
 * @param page rows read from the mailbox at a time while an answer streams
 * @param data what may stand in a calendar object and be made of it
 */
public record DavLimits(
        int xmlBody,
        int resource,
        int file,
        int hrefs,
        int name,
        int property,
        int properties,
        int page,
        DataLimits data) {
    // vdirsyncer asks for all it lacks in one multiget: a first sync of a large calendar has to fit
    public static final DavLimits DEFAULT =
            new DavLimits(16 * 1024 * 1024, 10 * 1024 * 1024, 50 * 1024 * 1024, 100_000, 255, 64 * 1024, 200, 500);

    /** With the default for data. */
    public DavLimits(int xmlBody, int resource, int file, int hrefs, int name, int property, int properties, int page) {
        this(xmlBody, resource, file, hrefs, name, property, properties, page, DataLimits.DEFAULT);
    }

    /** With the default for data, and files as large as other documents. */
    public DavLimits(int xmlBody, int resource, int hrefs, int name, int property, int properties, int page) {
        this(xmlBody, resource, resource, hrefs, name, property, properties, page);
    }

    /** The same with other limits for data. */
    public DavLimits withData(DataLimits data) {
        return new DavLimits(xmlBody, resource, file, hrefs, name, property, properties, page, data);
    }

    /** What the XML reader is told. */
    public XmlLimits xml() {
        return XmlLimits.DEFAULT.withTextLength(Math.max(property, 64 * 1024));
    }
}
