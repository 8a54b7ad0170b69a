package sextant.dav.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlWriter;

/**
 * Streams a 207 (RFC 4918 13), row by row. The stream is closed by {@link #finish} alone: whoever cannot finish leaves it
 * open, so that the connection breaks off and no client takes a part for the whole.
 */
public final class Multistatus {
    private static final Name RESPONSE = Names.dav("response");
    private static final Name PROPSTAT = Names.dav("propstat");
    private static final Name STATUS = Names.dav("status");
    private static final Name ERROR = Names.dav("error");

    private final OutputStream out;
    private final XmlWriter xml;

    /** Writes the element of a property, or its part of one. */
    @FunctionalInterface
    public interface Content {
        void write(XmlWriter xml) throws IOException;
    }

    /**
     * Properties that share a status.
     *
     * @param status of all of them
     * @param condition which they do not meet
     */
    public record Propstat(int status, Optional<Condition> condition, List<Content> properties) {
        public Propstat {
            properties = List.copyOf(properties);
        }
    }

    private Multistatus(OutputStream out, XmlWriter xml) {
        this.out = out;
        this.xml = xml;
    }

    /** Begins an answer. */
    public static Multistatus begin(OutputStream out) throws IOException {
        var xml = new XmlWriter(out, Names.PREFIXES);
        xml.start(Names.dav("multistatus"));
        return new Multistatus(out, xml);
    }

    /** A row about a resource's properties. */
    public void row(String href, List<Propstat> propstats) throws IOException {
        row(xml, href, propstats);
    }

    /** A row about a resource's properties, in whatever is being written. */
    public static void row(XmlWriter xml, String href, List<Propstat> propstats) throws IOException {
        xml.start(RESPONSE).element(Names.HREF, href);
        propstats(xml, propstats);
        xml.end();
    }

    /** A row about a resource as a whole. */
    public void row(String href, int status, Optional<Condition> condition) throws IOException {
        xml.start(RESPONSE).element(Names.HREF, href);
        xml.element(STATUS, line(status));
        if (condition.isPresent()) {
            xml.start(ERROR).empty(condition.get().element()).end();
        }
        xml.end();
    }

    /** The token a sync-collection report ends with (RFC 6578 6.2). */
    public void syncToken(String token) throws IOException {
        xml.element(Names.SYNC_TOKEN, token);
    }

    /** Ends the answer and closes the stream. */
    public void finish() throws IOException {
        xml.end();
        xml.finish();
        out.close();
    }

    /** Writes the body of a MKCOL that failed (RFC 5689 5.2). */
    public static void mkcolResponse(OutputStream out, List<Propstat> propstats) throws IOException {
        response(out, Names.dav("mkcol-response"), propstats);
    }

    /** Writes the body of a MKCALENDAR that failed (RFC 4791 9.3). */
    public static void mkcalendarResponse(OutputStream out, List<Propstat> propstats) throws IOException {
        response(out, Names.caldav("mkcalendar-response"), propstats);
    }

    /** Writes a {@code DAV:prop} as a body of its own: the answer to a LOCK (RFC 4918 9.10.1). */
    public static void prop(OutputStream out, Content property) throws IOException {
        var xml = new XmlWriter(out, Map.of(Names.DAV, "D"));
        xml.start(Names.PROP);
        property.write(xml);
        xml.end().finish();
    }

    private static void response(OutputStream out, Name root, List<Propstat> propstats) throws IOException {
        var xml = new XmlWriter(out, Names.PREFIXES);
        xml.start(root);
        propstats(xml, propstats);
        xml.end().finish();
    }

    /**
     * Writes a {@code DAV:error}: the bare element of the condition, for checkers take anything beside it amiss.
     *
     * @param href of the resource in the way, where the condition names one
     */
    public static void error(OutputStream out, Condition condition, Optional<String> href) throws IOException {
        var xml = new XmlWriter(out, namespaces(condition));
        xml.start(ERROR).start(condition.element());
        if (href.isPresent()) {
            xml.element(Names.HREF, href.get());
        }
        xml.end().end().finish();
    }

    private static Map<String, String> namespaces(Condition condition) {
        var namespace = condition.element().namespace();
        return namespace.equals(Names.DAV)
                ? Map.of(Names.DAV, "D")
                : Map.of(Names.DAV, "D", namespace, String.valueOf(Names.PREFIXES.get(namespace)));
    }

    private static void propstats(XmlWriter xml, List<Propstat> propstats) throws IOException {
        for (var propstat : propstats) {
            xml.start(PROPSTAT).start(Names.PROP);
            for (var property : propstat.properties()) {
                property.write(xml);
            }
            xml.end().element(STATUS, line(propstat.status()));
            if (propstat.condition().isPresent()) {
                xml.start(ERROR).empty(propstat.condition().get().element()).end();
            }
            xml.end();
        }
    }

    private static String line(int status) {
        return "HTTP/1.1 " + status + " "
                + switch (status) {
                    case 200 -> "OK";
                    case 201 -> "Created";
                    case 204 -> "No Content";
                    case 403 -> "Forbidden";
                    case 404 -> "Not Found";
                    case 409 -> "Conflict";
                    case 424 -> "Failed Dependency";
                    case 500 -> "Internal Server Error";
                    case 507 -> "Insufficient Storage";
                    default -> "Status";
                };
    }
}
