package sextant.content.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** Makes documents of every version with all the oddities seen in the wild; the same seed makes the same document. */
final class RandomDocument {
    private static final List<String> LINE_ENDS = List.of("\r\n", "\r\n", "\r\n", "\n", "\r", "\r\r\n");
    private static final List<String> NAMES = List.of(
            "SUMMARY", "fn", "X-Apple-Thing", "TEL", "item1.TEL", "DESCRIPTION", "x_y", "N", "ATTENDEE", "AGENT", "X");
    private static final List<String> PARAMETERS = List.of(
            ";TYPE=home,work",
            ";type=pref",
            ";CN=\"Doe, J: x;y\"",
            ";CN=a^nb^'c^^d",
            ";HOME",
            ";LANGUAGE=de",
            ";X-P=",
            ";X=\"\"",
            ";",
            ";CN=Ärger",
            ";CN=\"open",
            ";a=b\"c");
    private static final List<String> TEXTS = List.of(
            "plain",
            "Grüße \\, \\; \\n \\N",
            "",
            " leading and trailing ",
            "a;b;c,d\\,e",
            "日本語の文章がここにあります",
            "\ud83d\ude00 smile",
            "http://example.org/a:b?c=d",
            "=",
            "a\tb",
            "\\");

    private final SplittableRandom random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String lineEnd = "\r\n";
    private boolean old;

    private RandomDocument(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static byte[] of(long seed) {
        return new RandomDocument(seed).make();
    }

    private byte[] make() {
        lineEnd = pick(LINE_ENDS);
        if (chance(10)) {
            out.write(0xef);
            out.write(0xbb);
            out.write(0xbf);
        }
        int roots = chance(10) ? 3 : 1;
        for (int i = 0; i < roots; i++) {
            junk();
            root();
        }
        junk();
        byte[] made = out.toByteArray();
        int end = made.length;
        while (chance(30) && end > 0 && (made[end - 1] == '\r' || made[end - 1] == '\n')) {
            end--;
        }
        return java.util.Arrays.copyOf(made, end);
    }

    private void root() {
        boolean card = random.nextBoolean();
        String version = card ? pick(List.of("2.1", "3.0", "4.0")) : pick(List.of("1.0", "2.0"));
        old = version.equals("2.1") || version.equals("1.0");
        component(card ? "VCARD" : "VCALENDAR", version, 0);
    }

    private void component(String name, String version, int depth) {
        line((chance(10) ? "begin:" : "BEGIN:") + name + (chance(10) ? " " : ""));
        if (!version.isEmpty()) {
            line("VERSION:" + version);
        }
        int lines = random.nextInt(8);
        for (int i = 0; i < lines; i++) {
            property();
            junk();
            if (depth < 3 && chance(12)) {
                component(pick(List.of("VEVENT", "VALARM", "X-COMP")), "", depth + 1);
            }
        }
        line("END:" + name);
    }

    private void property() {
        var head = new StringBuilder(pick(NAMES));
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append(pick(PARAMETERS));
        }
        switch (random.nextInt(10)) {
            case 0 -> quotedPrintable(head.toString());
            case 1 -> base64(head.toString());
            case 2 -> {
                bytes(head + ":", StandardCharsets.UTF_8);
                bytes("Gr\u00fc\u00dfe", StandardCharsets.ISO_8859_1);
                bytes(lineEnd, StandardCharsets.US_ASCII);
            }
            default -> folded(head + ":" + text());
        }
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            text.append(pick(TEXTS));
        }
        return text.toString();
    }

    private void quotedPrintable(String head) {
        boolean latin = random.nextBoolean();
        Charset charset = latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String declared = latin ? ";CHARSET=ISO-8859-1" : ";CHARSET=UTF-8";
        byte[] soft = ("=" + lineEnd).getBytes(StandardCharsets.US_ASCII);
        bytes(head + declared + ";ENCODING=QUOTED-PRINTABLE:", StandardCharsets.UTF_8);
        String text = latin ? "Straße über die Brücke; und zurück".repeat(random.nextInt(4)) : text();
        out.writeBytes(QuotedPrintable.encode(text.getBytes(charset), 60, soft));
        bytes(chance(10) ? "=" : "", charset);
        bytes(lineEnd, charset);
    }

    private void base64(String head) {
        byte[] octets = new byte[random.nextInt(200)];
        random.nextBytes(octets);
        String encoded = Base64.getEncoder().encodeToString(octets);
        if (!old) {
            folded(head + ";ENCODING=b:" + encoded);
            return;
        }
        bytes(head + ";ENCODING=BASE64:" + lineEnd, StandardCharsets.UTF_8);
        String indent = random.nextBoolean() ? " " : "";
        for (int at = 0; at < encoded.length(); at += 60) {
            line(indent + encoded.substring(at, Math.min(encoded.length(), at + 60)));
        }
        line("");
    }

    /** Folds at random places, even inside a character. */
    private void folded(String text) {
        byte[] octets = (text + lineEnd).getBytes(StandardCharsets.UTF_8);
        boolean fold = chance(40);
        for (int i = 0; i < octets.length; i++) {
            if (fold && i > 0 && i < octets.length - lineEnd.length() && chance(5)) {
                bytes(lineEnd + (random.nextBoolean() ? " " : "\t"), StandardCharsets.US_ASCII);
            }
            out.write(octets[i]);
        }
    }

    private void junk() {
        switch (random.nextInt(20)) {
            case 0 -> line("");
            case 1 -> line("no colon here");
            case 2 -> {
                line("");
                line(" : starts with white space");
            }
            case 3 -> line("???:odd name");
            default -> {}
        }
    }

    private void line(String text) {
        bytes(text + lineEnd, StandardCharsets.UTF_8);
    }

    private void bytes(String text, Charset charset) {
        out.writeBytes(text.getBytes(charset));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
