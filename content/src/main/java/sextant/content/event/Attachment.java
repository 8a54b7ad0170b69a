package sextant.content.event;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Element;
import sextant.content.lens.Lens;
import sextant.content.lens.ListLens;
import sextant.content.lens.Media;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * A file, or a link to one (RFC 5545 3.8.1.1).
 *
 * @param name of the file, empty if not known
 */
public record Attachment(Media content, String name) {
    /** The attachments of an item, each an ATTACH line. One that stays keeps its parameters (RFC 8607 and others). */
    public static Lens<List<Attachment>> lens(String field) {
        return ListLens.of(field, "ATTACH", Element.of(new OfLine()), ListLens.Layout.LINE_EACH);
    }

    private record OfLine() implements Codec<Attachment> {
        // RFC 8607 4.2, and what came before it
        private static final List<String> NAMES = List.of("FILENAME", "X-FILENAME", "X-APPLE-FILENAME", "X-LABEL");

        @Override
        public Class<?> type() {
            return Attachment.class;
        }

        @Override
        public Optional<Attachment> read(Property line) {
            String name = NAMES.stream()
                    .flatMap(parameter -> line.parameter(parameter).stream())
                    .findFirst()
                    .orElse("");
            String mediaType = line.parameter("FMTTYPE").orElse("").toLowerCase(Locale.ROOT);
            String value = line.value().strip();
            boolean encoded = line.hasParameter("ENCODING", "BASE64") || line.hasParameter("ENCODING", "B");
            if (!encoded) {
                return value.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Attachment(new Media.Remote(value, mediaType), name));
            }
            try {
                byte[] octets = Base64.getMimeDecoder().decode(value);
                return Optional.of(new Attachment(new Media.Inline(mediaType, octets), name));
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // what is not base64 is no file
            }
        }

        @Override
        public Property write(Property line, Attachment value, Dialect dialect) {
            Property typed = value.content().mediaType().isEmpty()
                    ? line
                    : line.withParameter("FMTTYPE", value.content().mediaType());
            Property named = value.name().isEmpty() ? typed : typed.withParameter("FILENAME", value.name());
            return switch (value.content()) {
                case Media.Remote remote -> named.withValue(remote.uri());
                case Media.Inline inline ->
                    named.withParameter("ENCODING", "BASE64")
                            .withParameter("VALUE", "BINARY")
                            .withValue(Base64.getEncoder().encodeToString(inline.octets()));
            };
        }

        @Override
        public Attachment normal(Attachment value) {
            Media content = switch (value.content()) {
                case Media.Inline inline ->
                    new Media.Inline(inline.mediaType().toLowerCase(Locale.ROOT), inline.octets());
                case Media.Remote(String uri, String mediaType) ->
                    new Media.Remote(Codecs.raw().normal(uri), mediaType.toLowerCase(Locale.ROOT));
            };
            return new Attachment(content, Codecs.text().normal(value.name()));
        }

        @Override
        public boolean isEmpty(Attachment value) {
            return value.content() instanceof Media.Remote remote
                    && remote.uri().isEmpty();
        }
    }
}
