package sextant.content.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Other people's readers, for documents they accept, see the same names, parameters and values. */
class OracleTest {
    private static final int ROUNDS = 400;
    private static final List<String> NAMES = List.of("SUMMARY", "X-THING", "DESCRIPTION", "LOCATION", "COMMENT");
    private static final List<String> TEXTS = List.of(
            "plain",
            "Grüße",
            "\\, \\; \\\\ \\n",
            "日本語の文章がここにあります",
            " space ",
            "http://example.org/?a=b:c",
            "\ud83d\ude00");
    private static final List<String> PARAMETERS =
            List.of(";TYPE=home,work", ";TYPE=pref", ";X-CN=\"Doe, J: x;y\"", ";X-CN=a^nb^'c^^d", ";LANGUAGE=de");

    @Test
    void theReaderBehindTwoLibrariesSeesTheSameLines() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = document(seed, "BEGIN:VCARD\r\nVERSION:4.0\r\n", "END:VCARD\r\n");
            assertThat(linesOf(text, SyntaxStyle.VCARD))
                    .as("seed %d:%n%s", seed, text)
                    .isEqualTo(ours(text));
        }
    }

    @Test
    void theReaderBehindTwoLibrariesSeesTheSameCalendarLines() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            String text = document(seed, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "END:VCALENDAR\r\n");
            assertThat(linesOf(text, SyntaxStyle.ICALENDAR))
                    .as("seed %d:%n%s", seed, text)
                    .isEqualTo(ours(text));
        }
    }

    @Test
    void aWholeCalendarLibraryReadsTheSameTexts() throws Exception {
        for (long seed = 0; seed < ROUNDS / 4; seed++) {
            String text = document(seed, """
                    BEGIN:VCALENDAR
                    VERSION:2.0
                    PRODID:-//x
                    BEGIN:VEVENT
                    UID:1
                    DTSTAMP:20260101T000000Z
                    DTSTART:20260101T000000Z
                    """.replace("\n", "\r\n"), "END:VEVENT\r\nEND:VCALENDAR\r\n");
            VEvent theirs = (VEvent) new CalendarBuilder()
                    .build(new StringReader(text))
                    .getComponents()
                    .getFirst();
            Component event =
                    Tree.parse(text.getBytes(UTF_8)).root().components().getFirst();
            for (String name : NAMES.subList(2, 5)) {
                List<String> expected = theirs.getProperties(name).stream()
                        .map(p -> p.getValue().strip()) // that library trims
                        .toList();
                assertThat(event.properties(name).stream()
                                .map(line -> line.text().strip())
                                .toList())
                        .as("seed %d, %s", seed, name)
                        .isEqualTo(expected);
            }
        }
    }

    private static String document(long seed, String begin, String end) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder(begin);
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            var line = new StringBuilder(NAMES.get(random.nextInt(NAMES.size())));
            for (int p = random.nextInt(4); p > 0; p--) {
                line.append(PARAMETERS.get(random.nextInt(PARAMETERS.size())));
            }
            line.append(':');
            for (int v = random.nextInt(5); v > 0; v--) {
                line.append(TEXTS.get(random.nextInt(TEXTS.size())));
            }
            for (int at = line.length() - 1; at > 20; at -= random.nextInt(3, 30)) {
                if (!Character.isLowSurrogate(line.charAt(at))) {
                    line.insert(at, "\r\n ");
                }
            }
            text.append(line).append("\r\n");
        }
        return text.append(end).toString();
    }

    private static List<String> ours(String text) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Property line : Tree.parse(text.getBytes(UTF_8)).root().properties()) {
            if (!line.name().equals("VERSION")) {
                var parameters = new TreeMap<String, List<String>>();
                for (Parameter parameter : line.parameters()) {
                    parameters.put(parameter.name(), line.parameterValues(parameter.name()));
                }
                lines.add(line.name() + parameters + line.value());
            }
        }
        return lines;
    }

    private enum SyntaxStyle {
        VCARD,
        ICALENDAR
    }

    private static List<String> linesOf(String text, SyntaxStyle style) throws Exception {
        List<String> lines = new ArrayList<>();
        SyntaxRules rules = style == SyntaxStyle.VCARD ? SyntaxRules.vcard() : SyntaxRules.iCalendar();
        try (var reader = new VObjectReader(new StringReader(text), rules)) {
            reader.parse(new VObjectDataListener() {
                @Override
                public void onComponentBegin(@Nullable String name, @Nullable Context context) {}

                @Override
                public void onComponentEnd(@Nullable String name, @Nullable Context context) {}

                @Override
                public void onProperty(VObjectProperty line, @Nullable Context context) {
                    var parameters = new TreeMap<String, List<String>>();
                    line.getParameters().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
                    lines.add(Names.upper(line.getName()) + parameters + line.getValue());
                }

                @Override
                public void onVersion(@Nullable String version, @Nullable Context context) {}

                @Override
                public void onWarning(
                        @Nullable Warning warning,
                        @Nullable VObjectProperty line,
                        @Nullable Exception e,
                        @Nullable Context context) {
                    throw new AssertionError(warning + " " + line, e);
                }
            });
        }
        return lines;
    }
}
