package sextant.content.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.content.MalformedDocument;

/** Four times the input takes about four times the work; sixteen times would be quadratic. */
class LinearTimeTest {
    private static final int SIZE = 250_000;
    private static final Limits WIDE = new Limits(1 << 30, 1 << 30, 16, 1 << 30, 1 << 30, 1 << 30);

    private interface Work {
        void on(String text) throws MalformedDocument;
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("X;CN=\"", "\"a,\"b,", ":v"),
                Arguments.of("X;CN=\"", "a:;", ""),
                Arguments.of("X", ";A=\"b\"", ":v"),
                Arguments.of("X", ";", ":v"),
                Arguments.of("X:", "\\\\\\,;", ""),
                Arguments.of("X;A=", "^^n", ":v"),
                Arguments.of("X:", "\r\n ", ""),
                Arguments.of("X:v", "\r\r", ""),
                Arguments.of("X;ENCODING=QUOTED-PRINTABLE:", "=\r\n", "x"),
                Arguments.of("X;ENCODING=QUOTED-PRINTABLE:", "====", "x"),
                Arguments.of("PHOTO;BASE64:", "\r\nAAAA", "x"),
                Arguments.of("PHOTO;BASE64:AA", "\r\n\r\n", "AA"),
                Arguments.of("", "X:1\r\n", ""),
                Arguments.of("", "BEGIN:VCARD\r\nEND:VCARD\r\n", ""),
                Arguments.of("X:", "\u00e4\u00f6\u00fc", ""));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void readingAndWritingIsLinear(String before, String repeated, String after) throws Exception {
        check(before, repeated, after, text -> {
            Tree tree = Tree.parse(text.getBytes(ISO_8859_1), WIDE);
            for (Property line : tree.root().properties()) {
                Text.splitList(line.value());
                Text.splitStructured(line.text());
            }
            tree.root()
                    .rewrite(line ->
                            java.util.List.of(line.withValue(line.value()).withParameter("X-A", "b")));
            tree.write();
        });
    }

    private static void check(String before, String repeated, String after, Work work) throws Exception {
        String small = document(before, repeated, after, SIZE);
        String large = document(before, repeated, after, 4 * SIZE);
        work.on(small);
        double ratio = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && ratio > 8; attempt++) {
            ratio = Math.min(ratio, (double) cost(large, work) / Math.max(1, cost(small, work)));
        }
        assertThat(ratio).as("work for four times the input").isLessThan(8);
    }

    private static long cost(String text, Work work) throws MalformedDocument {
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        work.on(text);
        return thread.getCurrentThreadCpuTime() - before;
    }

    private static String document(String before, String repeated, String after, int size) {
        return "BEGIN:VCARD\r\nVERSION:2.1\r\n" + before + repeated.repeat(size / repeated.length()) + after
                + "\r\nEND:VCARD\r\n";
    }
}
