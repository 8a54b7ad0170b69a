package sextant.content.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.MimeParameterMapping;

/**
 * The fields that say what a part is. Where one stands there twice the first counts, for every protocol alike: a message must
 * not be another one to another reader.
 */
final class PartHeader {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_PARAMETERS = 200;

    private final String type;
    private final MimeParameterMapping typeParameters;
    private final String disposition;
    private final MimeParameterMapping dispositionParameters;
    private final Optional<String> contentId;

    private PartHeader(List<Field> fields) {
        var contentType = first(fields, "Content-Type");
        var value = contentType.map(RawBody::getValue).orElse("");
        this.type = isType(value) ? value.strip().toLowerCase(Locale.ROOT) : "text/plain";
        this.typeParameters = parameters(contentType);
        var contentDisposition = first(fields, "Content-Disposition");
        this.disposition = contentDisposition
                .map(RawBody::getValue)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse("");
        this.dispositionParameters = parameters(contentDisposition);
        this.contentId = first(fields, "Content-ID")
                .map(RawBody::getValue)
                .map(PartHeader::withoutBrackets)
                .filter(id -> !id.isEmpty());
    }

    static PartHeader of(List<Field> fields) {
        return new PartHeader(fields);
    }

    /** Whether it is text that a person may read as the message. */
    boolean isText() {
        return (type.equals("text/plain") || type.equals("text/html")) && !disposition.equals("attachment");
    }

    Part part(String path, long size) {
        // a part without parts cannot be a multipart, whatever it says
        var leaf = type.startsWith("multipart/") ? "application/octet-stream" : type;
        return part(path, leaf, size);
    }

    Part multipart(String path, String spoken) {
        return part(path, type.startsWith("multipart/") ? type : spoken.toLowerCase(Locale.ROOT), 0);
    }

    private Part part(String path, String as, long size) {
        return new Part(
                path,
                as,
                parameter(typeParameters, "charset"),
                parameter(dispositionParameters, "filename").or(() -> parameter(typeParameters, "name")),
                disposition,
                contentId,
                parameter(typeParameters, "method").map(method -> method.toUpperCase(Locale.ROOT)),
                size,
                List.of());
    }

    /** A parameter of the content type, as written. */
    Optional<String> typeParameter(String name) {
        return parameter(typeParameters, name);
    }

    private static Optional<RawBody> first(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> name.equalsIgnoreCase(field.getName()))
                .findFirst()
                .map(PartHeader::parsed);
    }

    private static RawBody parsed(Field field) {
        var raw = field.getRaw();
        var text = raw == null ? String.valueOf(field.getBody()) : Texts.guess(raw.toByteArray());
        var colon = raw == null ? -1 : text.indexOf(':');
        var value = Texts.oneLine(Texts.atMost(text.substring(colon + 1), LONGEST));
        return RawFieldParser.DEFAULT.parseRawBody(new RawField(field.getName(), value));
    }

    private static boolean isType(String value) {
        var slash = value.indexOf('/');
        return slash > 0 && slash < value.strip().length() - 1;
    }

    private static MimeParameterMapping parameters(Optional<RawBody> body) {
        var mapping = new MimeParameterMapping();
        body.ifPresent(parsed -> parsed.getParams().stream()
                .limit(MOST_PARAMETERS)
                .forEach(parameter -> add(mapping, parameter.getName(), parameter.getValue())));
        return mapping;
    }

    private static void add(MimeParameterMapping mapping, String name, String value) {
        try {
            mapping.addParameter(name, value == null ? "" : value);
        } catch (RuntimeException unreadable) {
            // one parameter less (RFC 2231 4 with an impossible encoding)
            mapping.addParameter(name.replace("*", ""), value == null ? "" : value);
        }
    }

    private static Optional<String> parameter(MimeParameterMapping mapping, String name) {
        try {
            return Optional.ofNullable(mapping.get(name)).map(Header::decoded).filter(text -> !text.isEmpty());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String withoutBrackets(String id) {
        var text = id.strip();
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }
}
