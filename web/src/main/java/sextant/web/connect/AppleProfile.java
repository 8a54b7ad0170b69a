package sextant.web.connect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlWriter;

/** A configuration profile for an iPhone, iPad or Mac: it types in the CalDAV and the CardDAV account by itself. */
final class AppleProfile {
    static final String TYPE = "application/x-apple-aspen-config";
    static final String FILE = "sextant.mobileconfig";

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private AppleProfile() {}

    static byte[] of(Handover.Parcel parcel) throws IOException {
        var octets = new ByteArrayOutputStream();
        var xml = new XmlWriter(octets, Map.of());
        xml.start(name("plist")).attribute("version", "1.0");
        xml.start(name("dict"));
        key(xml, "PayloadContent").start(name("array"));
        dictionary(xml, account(parcel, "CalDAV", "com.apple.caldav.account", "Calendars and tasks"));
        dictionary(xml, account(parcel, "CardDAV", "com.apple.carddav.account", "Contacts"));
        xml.end();
        entries(xml, payload(parcel, "Configuration", "Sextant: " + parcel.address(), ""));
        key(xml, "PayloadOrganization").element(name("string"), "Sextant");
        key(xml, "PayloadDescription")
                .element(name("string"), "Adds the calendars, tasks and contacts of " + parcel.address() + ".");
        xml.end().end();
        xml.finish();
        return octets.toByteArray();
    }

    private static Map<String, Object> account(Handover.Parcel parcel, String protocol, String type, String shown) {
        var secure = parcel.origin().startsWith("https://");
        var authority = parcel.origin().substring(parcel.origin().indexOf("://") + 3);
        var colon = authority.lastIndexOf(':');
        var ported = colon > authority.lastIndexOf(']');
        var port = ported ? Integer.parseInt(authority.substring(colon + 1)) : secure ? HTTPS : HTTP;
        var entries = payload(parcel, type, "Sextant: " + shown, protocol);
        entries.put(protocol + "AccountDescription", "Sextant");
        entries.put(protocol + "HostName", ported ? authority.substring(0, colon) : authority);
        entries.put(protocol + "Port", port);
        entries.put(protocol + "UseSSL", secure);
        entries.put(protocol + "Username", parcel.address());
        entries.put(protocol + "Password", parcel.secret());
        return entries;
    }

    private static Map<String, Object> payload(Handover.Parcel parcel, String type, String shown, String part) {
        var identifier =
                "sextant." + parcel.credential().value() + (part.isEmpty() ? "" : "." + part.toLowerCase(Locale.ROOT));
        var seed = parcel.origin() + " " + parcel.address() + " " + identifier;
        var entries = new LinkedHashMap<String, Object>();
        entries.put("PayloadType", type);
        entries.put("PayloadVersion", 1);
        entries.put("PayloadIdentifier", identifier);
        entries.put(
                "PayloadUUID",
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
        entries.put("PayloadDisplayName", shown);
        return entries;
    }

    private static void dictionary(XmlWriter xml, Map<String, Object> entries) throws IOException {
        xml.start(name("dict"));
        entries(xml, entries);
        xml.end();
    }

    private static void entries(XmlWriter xml, Map<String, Object> entries) throws IOException {
        for (var entry : entries.entrySet()) {
            key(xml, entry.getKey());
            switch (entry.getValue()) {
                case Integer number -> xml.element(name("integer"), number.toString());
                case Boolean yes -> xml.empty(name(yes ? "true" : "false"));
                default -> xml.element(name("string"), entry.getValue().toString());
            }
        }
    }

    private static XmlWriter key(XmlWriter xml, String key) throws IOException {
        return xml.element(name("key"), key);
    }

    private static Name name(String local) {
        return new Name("", local);
    }
}
