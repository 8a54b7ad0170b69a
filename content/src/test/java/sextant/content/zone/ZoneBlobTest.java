package sextant.content.zone;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneBlobTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final String BERLIN_HEX = """
            c4ffffff57002e0020004500750072006f007000650020005300740061006e0064006100720064002000540069006d00650000000000000000000000000000000000000000000a000000050003000000
            000000000000000057002e0020004500750072006f007000650020004400610079006c0069006700680074002000540069006d0065000000000000000000000000000000000000000000030000000500
            0200000000000000c4ffffff""";
    private static final String BERLIN_BASE64 =
            "xP///1cALgAgAEUAdQByAG8AcABlACAAUwB0AGEAbgBkAGEAcgBkACAAVABpAG0AZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAoAAAAFAAMAAAAAAAAAAAAAAFcALgAgAEUAdQByAG8AcABlACAARABhAHkAbABpAGcAaAB0ACAAVABpAG0AZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAMAAAAFAAIAAAAAAAAAxP///w==";
    private static final String NEW_YORK_HEX = """
            2c0100004500610073007400650072006e0020005300740061006e0064006100720064002000540069006d0065000000000000000000000000000000000000000000000000000b000000010002000000
            00000000000000004500610073007400650072006e0020004400610079006c0069006700680074002000540069006d006500000000000000000000000000000000000000000000000000030000000200
            0200000000000000c4ffffff""";
    private static final String NEW_YORK_BASE64 =
            "LAEAAEUAYQBzAHQAZQByAG4AIABTAHQAYQBuAGQAYQByAGQAIABUAGkAbQBlAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAsAAAABAAIAAAAAAAAAAAAAAEUAYQBzAHQAZQByAG4AIABEAGEAeQBsAGkAZwBoAHQAIABUAGkAbQBlAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMAAAACAAIAAAAAAAAAxP///w==";

    @Test
    void berlinAndNewYorkAreWrittenAsExchangeWritesThem() {
        assertThat(ZoneBlob.of(Zone.of(BERLIN), 2026).encode()).isEqualTo(octets(BERLIN_HEX));
        assertThat(ZoneBlob.of(Zone.of(BERLIN), 2026).base64()).isEqualTo(BERLIN_BASE64);
        assertThat(ZoneBlob.of(Zone.of(NEW_YORK), 2026).encode()).isEqualTo(octets(NEW_YORK_HEX));
        assertThat(ZoneBlob.of(Zone.of(NEW_YORK), 2026).base64()).isEqualTo(NEW_YORK_BASE64);
    }

    @Test
    void whatIsReadIsWrittenBack() {
        for (String base64 : List.of(BERLIN_BASE64, NEW_YORK_BASE64)) {
            assertThat(ZoneBlob.decode(base64).orElseThrow().base64()).isEqualTo(base64);
        }
    }

    @Test
    void theStoredZoneIsKeptWhenItsRuleComesBack() {
        ZoneBlob blob = ZoneBlob.decode(BERLIN_BASE64).orElseThrow();
        ZoneId stockholm = ZoneId.of("Europe/Stockholm");
        assertThat(blob.zone(Optional.of(stockholm), NEW_YORK, 2026)).contains(Zone.of(stockholm));
    }

    @Test
    void theWindowsNameIsReadInTheCountryOfTheMailbox() {
        ZoneBlob blob = ZoneBlob.decode(BERLIN_BASE64).orElseThrow();
        assertThat(blob.zone(Optional.of(NEW_YORK), ZoneId.of("Europe/Vienna"), 2026))
                .contains(Zone.of(ZoneId.of("Europe/Vienna")));
        assertThat(blob.zone(Optional.empty(), NEW_YORK, 2026)).contains(Zone.of(BERLIN));
    }

    @Test
    void aRuleWithoutANameIsThatOfTheMailboxOrTheUsualZone() {
        ZoneBlob blob = unnamed(ZoneBlob.decode(BERLIN_BASE64).orElseThrow());
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        assertThat(blob.zone(Optional.empty(), oslo, 2026)).contains(Zone.of(oslo));
        Zone usual = blob.zone(Optional.empty(), NEW_YORK, 2026).orElseThrow();
        assertThat(ZoneNames.windowsName(usual.id().orElseThrow())).isPresent();
        assertThat(usual.instant(LocalDateTime.of(2026, 7, 1, 12, 0))).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    }

    @Test
    void aNameIsNeverBelievedAgainstTheRule() {
        ZoneBlob newYork = ZoneBlob.decode(NEW_YORK_BASE64).orElseThrow();
        var lying = new ZoneBlob(
                newYork.bias(),
                "W. Europe Standard Time",
                newYork.standardDate(),
                newYork.standardBias(),
                "",
                newYork.daylightDate(),
                newYork.daylightBias());
        assertThat(lying.zone(Optional.empty(), BERLIN, 2026)).contains(Zone.of(NEW_YORK));
    }

    @Test
    void aRuleThatNoZoneHasBecomesAZoneOfItsOwn() {
        var blob = new ZoneBlob(
                -90,
                "Lord of the Isles",
                new SystemTime(0, 9, 3, 2, 4, 0, 0, 0),
                0,
                "",
                new SystemTime(0, 2, 1, 1, 3, 0, 0, 0),
                -45);
        Zone zone = blob.zone(Optional.empty(), BERLIN, 2026).orElseThrow();
        assertThat(zone.id()).isEmpty();
        assertThat(zone.instant(LocalDateTime.of(2026, 1, 1, 12, 0))).isEqualTo(Instant.parse("2026-01-01T10:30:00Z"));
        assertThat(zone.instant(LocalDateTime.of(2040, 7, 1, 12, 0))).isEqualTo(Instant.parse("2040-07-01T09:45:00Z"));
        assertThat(ZoneNames.guess(zone.name())).isEmpty();
        assertThat(ZoneBlob.of(zone, 2026).standardDate()).isEqualTo(blob.standardDate());
        assertThat(ZoneBlob.of(zone, 2026).daylightBias()).isEqualTo(-45);
    }

    @Test
    void anAllZeroStructureIsNoZone() {
        ZoneBlob zero = ZoneBlob.decode(new byte[ZoneBlob.SIZE]).orElseThrow();
        assertThat(zero.isEmpty()).isTrue();
        assertThat(zero.zone(Optional.empty(), BERLIN, 2026)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2020, 2026, 2031})
    void everyZoneComesBackFromItsOwnStructure(int year) {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            ZoneBlob blob =
                    ZoneBlob.decode(ZoneBlob.of(Zone.of(zone), year).base64()).orElseThrow();
            assertThat(blob.zone(Optional.of(zone), BERLIN, year))
                    .as(id)
                    .satisfiesAnyOf(
                            found -> assertThat(found).contains(Zone.of(zone)),
                            found -> assertThat(blob.isEmpty()).isTrue());
        }
    }

    @Test
    void theNameOfAnotherLanguageCutAtThirtyTwoCharactersIsRead() {
        byte[] octets = ZoneBlob.of(Zone.of(BERLIN), 2026).encode();
        byte[] name = "(UTC+01:00) Amsterdam, Berlin, B".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, octets, 88, name.length);
        assertThat(ZoneBlob.decode(octets).orElseThrow().daylightName()).isEqualTo("(UTC+01:00) Amsterdam, Berlin, B");
    }

    @FuzzTest
    void noOctetsMakeTheReaderThrow(byte[] octets) {
        byte[] padded = java.util.Arrays.copyOf(octets, Math.max(octets.length, ZoneBlob.SIZE));
        ZoneBlob.decode(new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1));
        ZoneBlob.decode(padded).ifPresent(blob -> {
            blob.encode();
            blob.zone(Optional.of(NEW_YORK), BERLIN, 2026)
                    .ifPresent(zone -> zone.instant(LocalDateTime.of(2026, 3, 29, 2, 30)));
        });
    }

    private static ZoneBlob unnamed(ZoneBlob blob) {
        return new ZoneBlob(
                blob.bias(),
                "",
                blob.standardDate(),
                blob.standardBias(),
                "",
                blob.daylightDate(),
                blob.daylightBias());
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
