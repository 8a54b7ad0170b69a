package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
    private static final String A = Rig.FILES + "a";

    private final Rig rig = new Rig();

    @BeforeEach
    void put() {
        rig.send("PUT", A, "0123456789");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-3    | 206 | bytes 0-3/10 | 0123
            bytes=4-4    | 206 | bytes 4-4/10 | 4
            bytes=7-     | 206 | bytes 7-9/10 | 789
            bytes=7-99   | 206 | bytes 7-9/10 | 789
            bytes=-2     | 206 | bytes 8-9/10 | 89
            bytes=-99    | 206 | bytes 0-9/10 | 0123456789
            bytes=10-    | 416 | bytes */10   |
            bytes=-0     | 416 | bytes */10   |
            bytes=5-3    | 200 |              | 0123456789
            bytes=0-1,3- | 200 |              | 0123456789
            lines=1-2    | 200 |              | 0123456789
            bytes=x-2    | 200 |              | 0123456789
            bytes=-      | 200 |              | 0123456789
            """)
    void aPartIsSentWhereOneIsAskedFor(String range, int status, String contentRange, String text) {
        var answer = rig.send("GET", A, "", "Range", range);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.field("Content-Range").orElse(null)).isEqualTo(contentRange);
        if (text != null) {
            assertThat(answer.text()).isEqualTo(text);
        }
    }

    @Test
    void aPartIsSentOnlyOfWhatTheClientHas() {
        var tag = rig.send("GET", A, "").field("ETag").orElseThrow();

        assertThat(rig.send("GET", A, "", "Range", "bytes=0-0", "If-Range", tag).status())
                .isEqualTo(206);
        assertThat(rig.send("GET", A, "", "Range", "bytes=0-0", "If-Range", "\"other\"")
                        .status())
                .isEqualTo(200);
        assertThat(rig.send("GET", A, "", "Range", "bytes=0-0", "If-Range", "W/" + tag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPartOfALargeFileIsStreamed() {
        var octets = new byte[300_000];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (i * 7 + (i >> 9));
        }
        rig.put(A, octets);

        assertThat(rig.send("GET", A, "").body()).isEqualTo(octets);
        var part = rig.send("GET", A, "", "Range", "bytes=1000-200999");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(octets, 1000, 201_000));
        assertThat(part.field("Content-Length")).contains("200000");
    }

    @Test
    void itemsOfACalendarHavePartsToo() {
        rig.putEvent("a.ics", "a", "x");
        assertThat(rig.send("GET", Rig.CALENDAR + "a.ics", "", "Range", "bytes=0-14")
                        .text())
                .isEqualTo("BEGIN:VCALENDAR");
    }

    @Test
    void whatWasChangedSinceADateIsNotWrittenNorSent() {
        var modified = rig.send("GET", A, "").field("Last-Modified").orElseThrow();
        var before = "Thu, 01 Jan 1970 00:00:00 GMT";

        assertThat(rig.send("PUT", A, "new", "If-Unmodified-Since", before).status())
                .isEqualTo(412);
        assertThat(rig.send("DELETE", A, "", "If-Unmodified-Since", before).status())
                .isEqualTo(412);
        assertThat(rig.send("GET", A, "", "If-Unmodified-Since", before).status())
                .isEqualTo(412);
        assertThat(rig.text(A)).isEqualTo("0123456789");
        assertThat(rig.send("PUT", A, "new", "If-Unmodified-Since", modified).status())
                .isEqualTo(204);
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        var first = rig.send("GET", A, "");
        var tag = first.field("ETag").orElseThrow();
        var modified = first.field("Last-Modified").orElseThrow();

        assertThat(rig.send("GET", A, "", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(rig.send("GET", A, "", "If-Modified-Since", modified).status())
                .isEqualTo(304);
        assertThat(rig.send("HEAD", A, "", "If-Modified-Since", modified).status())
                .isEqualTo(304);
        assertThat(rig.send("GET", A, "", "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(rig.send("GET", A, "", "If-Modified-Since", "yesterday").status())
                .isEqualTo(200);
        // RFC 9110 13.1.3: the date does not count beside a tag
        assertThat(rig.send("GET", A, "", "If-None-Match", "\"x\"", "If-Modified-Since", modified)
                        .status())
                .isEqualTo(200);
    }
}
