package sextant.content.lens;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * PHOTO, LOGO, SOUND, KEY and the like: a data URI in vCard 4.0 (RFC 6350 6.2.4), base64 with ENCODING and TYPE in 3.0 and
 * 2.1, or a link in any.
 *
 * @param family what a bare TYPE word is a subtype of: {@code image}, {@code audio}, {@code application}
 */
record MediaCodec(String family) implements Codec<Media> {
    private static final List<String> NO_MEDIA_TYPES = List.of("HOME", "WORK", "PREF");
    private static final List<String> LINKS = List.of("http:", "https:", "cid:", "ftp:", "file:");

    @Override
    public Class<?> type() {
        return Media.class;
    }

    @Override
    public Optional<Media> read(Property line) {
        String value = line.value().strip();
        if (value.regionMatches(true, 0, "data:", 0, 5)) {
            return dataUri(value);
        }
        boolean link = line.hasParameter("VALUE", "URI")
                || line.hasParameter("VALUE", "URL")
                || LINKS.stream().anyMatch(scheme -> value.regionMatches(true, 0, scheme, 0, scheme.length()));
        if (link) {
            return value.isEmpty() ? Optional.empty() : Optional.of(new Media.Remote(value, declared(line)));
        }
        boolean encoded = line.hasParameter("ENCODING", "B") || line.hasParameter("ENCODING", "BASE64");
        return encoded ? base64(value).map(octets -> new Media.Inline(declared(line), octets)) : Optional.empty();
    }

    private static Optional<Media> dataUri(String uri) {
        int comma = uri.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        String head = uri.substring(5, comma);
        int semicolon = head.indexOf(';');
        String mediaType = (semicolon < 0 ? head : head.substring(0, semicolon)).toLowerCase(Locale.ROOT);
        if (!head.toLowerCase(Locale.ROOT).endsWith(";base64")) {
            return Optional.empty();
        }
        return base64(uri.substring(comma + 1)).map(octets -> new Media.Inline(mediaType, octets));
    }

    private static Optional<byte[]> base64(String text) {
        try {
            byte[] octets = Base64.getMimeDecoder().decode(text);
            return octets.length == 0 ? Optional.empty() : Optional.of(octets);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what is not base64 is no picture
        }
    }

    private String declared(Property line) {
        Optional<String> mediaType = line.parameter("MEDIATYPE").or(() -> line.parameter("FMTTYPE"));
        if (mediaType.isPresent()) {
            return mediaType.get().toLowerCase(Locale.ROOT);
        }
        for (String type : Types.of(line)) {
            if (!NO_MEDIA_TYPES.contains(type)) {
                return mediaType(type);
            }
        }
        return "";
    }

    private String mediaType(String type) {
        return switch (type) {
            case "X509" -> "application/pkix-cert";
            case "PGP" -> "application/pgp-keys";
            default -> {
                String lower = type.toLowerCase(Locale.ROOT);
                yield lower.indexOf('/') > 0 ? lower : family + "/" + lower;
            }
        };
    }

    private String typeWord(String mediaType) {
        return switch (mediaType) {
            case "application/pkix-cert" -> "X509";
            case "application/pgp-keys" -> "PGP";
            default ->
                (mediaType.startsWith(family + "/") ? mediaType.substring(family.length() + 1) : mediaType)
                        .toUpperCase(Locale.ROOT);
        };
    }

    @Override
    public Property write(Property line, Media value, Dialect dialect) {
        Property bare =
                line.withoutParameter("ENCODING").withoutParameter("VALUE").withoutParameter("MEDIATYPE");
        bare = withTypes(bare, dialect == Dialect.VCARD_4 ? "" : typeWord(value.mediaType()));
        return switch (value) {
            case Media.Remote(String uri, String mediaType) -> {
                Property link =
                        dialect == Dialect.VCARD_4 ? bare : bare.withParameter("VALUE", dialect.old() ? "URL" : "uri");
                boolean typed = dialect == Dialect.VCARD_4 && !mediaType.isEmpty();
                yield (typed ? link.withParameter("MEDIATYPE", mediaType) : link).withValue(uri);
            }
            case Media.Inline inline -> {
                String base64 = Base64.getEncoder().encodeToString(inline.octets());
                yield dialect == Dialect.VCARD_4
                        ? bare.withValue("data:" + inline.mediaType() + ";base64," + base64)
                        : bare.withParameter("ENCODING", dialect.old() ? "BASE64" : "b")
                                .withValue(base64);
            }
        };
    }

    private static Property withTypes(Property line, String typeWord) {
        List<String> words = new ArrayList<>();
        for (String word : line.parameterValues("TYPE")) {
            if (NO_MEDIA_TYPES.contains(word.toUpperCase(Locale.ROOT))) {
                words.add(word);
            }
        }
        if (!typeWord.isEmpty()) {
            words.add(typeWord);
        }
        if (words.equals(line.parameterValues("TYPE"))) {
            return line;
        }
        return words.isEmpty()
                ? line.withoutParameter("TYPE")
                : line.withParameter("TYPE", words.toArray(String[]::new));
    }

    @Override
    public Media normal(Media value) {
        return switch (value) {
            case Media.Inline inline ->
                new Media.Inline(inline.mediaType().toLowerCase(Locale.ROOT).strip(), inline.octets());
            case Media.Remote(String uri, String mediaType) ->
                new Media.Remote(
                        Texts.normal(uri).replace("\n", "").strip(),
                        mediaType.toLowerCase(Locale.ROOT).strip());
        };
    }

    @Override
    public boolean isEmpty(Media value) {
        return switch (value) {
            case Media.Inline inline -> inline.size() == 0;
            case Media.Remote remote -> remote.uri().isEmpty();
        };
    }
}
