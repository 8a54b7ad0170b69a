package sextant.content.zone;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.impl.ICUData;
import com.ibm.icu.impl.ICUResourceBundle;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.UResourceBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Berlin | Europe/Berlin",
                "europe/BERLIN | Europe/Berlin",
                "America/New York | America/New_York",
                "Asia/Calcutta | Asia/Calcutta",
                "America/Argentina/Buenos_Aires | America/Argentina/Buenos_Aires",
                "/mozilla.org/20050126_1/Europe/Berlin | Europe/Berlin",
                "/mozilla.org/20070129_1/America/Argentina/Buenos_Aires | America/Argentina/Buenos_Aires",
                "/citadel.org/20210210_1/Europe/Berlin | Europe/Berlin",
                "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin | Europe/Berlin",
                "tzone://Microsoft/Utc | UTC",
                "\"Europe/Berlin\" | Europe/Berlin",
                "W. Europe Standard Time | Europe/Berlin",
                "w. europe standard time | Europe/Berlin",
                "W. Europe Daylight Time | Europe/Berlin",
                "Central Europe Standard Time | Europe/Budapest",
                "Romance Standard Time | Europe/Paris",
                "Eastern Standard Time | America/New_York",
                "India Standard Time | Asia/Calcutta",
                "UTC | UTC",
                "Z | UTC",
            })
    void aNameIsUnderstoodInEverySpelling(String tzid, String zone) {
        assertThat(ZoneNames.find(tzid)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Amsterdam",
                "(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb | Europe/Sarajevo",
                "(GMT+01.00) Sarajevo/Warsaw/Zagreb | Europe/Sarajevo",
                "(UTC-05:00) Eastern Time (US & Canada) | America/New_York",
                "(UTC-08:00) Pacific Time (US & Canada) | America/Los_Angeles",
                "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi | Asia/Kolkata",
                "(UTC+00:00) Dublin, Edinburgh, Lisbon, London | Europe/Dublin",
                "(UTC) Coordinated Universal Time | UTC",
                "(UTC+09:00) Osaka, Sapporo, Tokyo | Asia/Tokyo",
                "(UTC+03:30) Nowhere | +03:30",
                "GMT+0200 | +02:00",
                "UTC-5 | -05:00",
            })
    void aNameForPeopleIsGuessed(String tzid, String zone) {
        assertThat(ZoneNames.find(tzid)).isEmpty();
        assertThat(ZoneNames.guess(tzid)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Customized Time Zone", "Mars/Olympus", "/", "//", "\"\"", "(UTC+99:00) Berlin Wall", "+"})
    void whatNamesNoZoneIsNotGuessed(String tzid) {
        assertThat(ZoneNames.guess(tzid)).isEmpty();
    }

    @Test
    void aZoneHasAWindowsNameThroughAllItsIanaNames() {
        assertThat(ZoneNames.windowsName(ZoneId.of("Europe/Berlin"))).contains("W. Europe Standard Time");
        assertThat(ZoneNames.windowsName(ZoneId.of("Asia/Kolkata"))).contains("India Standard Time");
        assertThat(ZoneNames.windowsName(ZoneId.of("Europe/Kyiv"))).contains("FLE Standard Time");
        assertThat(ZoneNames.windowsName(ZoneId.of("US/Pacific"))).contains("Pacific Standard Time");
        assertThat(ZoneNames.windowsName(ZoneOffset.UTC)).contains("UTC");
        assertThat(ZoneNames.windowsName(ZoneId.of("Antarctica/Troll"))).isEmpty();
    }

    @Test
    void aWindowsNameMeansTheZoneOfTheTerritory() {
        assertThat(ZoneNames.ofWindows("W. Europe Standard Time", "AT")).contains(ZoneId.of("Europe/Vienna"));
        assertThat(ZoneNames.ofWindows("W. Europe Standard Time", "BR")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(ZoneNames.territory(ZoneId.of("Europe/Vienna"))).isEqualTo("AT");
    }

    @Test
    void windowsNamesAgreeWithIcu() throws IOException {
        UResourceBundle table = UResourceBundle.getBundleInstance(
                        ICUData.ICU_BASE_NAME, "windowsZones", ICUResourceBundle.ICU_DATA_CLASS_LOADER)
                .get("mapTimezones");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < table.getSize(); i++) {
            UResourceBundle windows = table.get(i);
            for (int j = 0; j < windows.getSize(); j++) {
                UResourceBundle row = windows.get(j);
                expected.add(windows.getKey() + "\t" + row.getKey() + "\t" + row.getString());
            }
        }
        assertThat(rows("windows-zones.tsv")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void linksAgreeWithIcu() throws IOException {
        List<String> expected = ZoneId.getAvailableZoneIds().stream()
                .filter(name -> !name.startsWith("SystemV/"))
                .filter(name -> !name.equals(TimeZone.getCanonicalID(name)))
                .map(name -> name + "\t" + TimeZone.getCanonicalID(name))
                .toList();
        assertThat(rows("zone-links.tsv")).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> rows(String resource) throws IOException {
        try (var stream = Objects.requireNonNull(ZoneNames.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
