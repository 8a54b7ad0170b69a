package sextant.content.zone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The two tables beside this class: Windows names by territory, and IANA names that mean the same zone. */
final class ZoneTables {
    /** CLDR's code for the whole world. */
    static final String WORLD = "001";

    /** One row: the IANA names that a Windows name stands for in a territory, the usual one first. */
    record Row(String windows, String territory, List<String> names) {}

    static final ZoneTables SHIPPED = new ZoneTables(read("windows-zones.tsv"), read("zone-links.tsv"));

    private final Map<String, List<Row>> byWindows = new LinkedHashMap<>();
    private final Map<String, List<Row>> byName = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    private ZoneTables(List<String[]> windows, List<String[]> aliases) {
        for (String[] cells : windows) {
            var row = new Row(cells[0], cells[1], List.of(cells[2].split(" ", -1)));
            byWindows
                    .computeIfAbsent(key(row.windows()), k -> new ArrayList<>())
                    .add(row);
            for (String name : row.names()) {
                byName.computeIfAbsent(name, k -> new ArrayList<>()).add(row);
            }
        }
        for (String[] cells : aliases) {
            links.put(cells[0], cells[1]);
        }
    }

    /** The IANA name of a Windows name in a territory, else in the world. */
    Optional<String> name(String windows, String territory) {
        List<Row> rows = byWindows.getOrDefault(key(windows), List.of());
        return rows.stream()
                .filter(row -> row.territory().equalsIgnoreCase(territory))
                .findFirst()
                .or(() -> rows.stream()
                        .filter(row -> row.territory().equals(WORLD))
                        .findFirst())
                .map(row -> row.names().getFirst());
    }

    /** The rows that hold an IANA name or the name that CLDR uses for it; the world's first. */
    List<Row> rows(String name) {
        return byName.getOrDefault(canonical(name), List.of());
    }

    /** The name that CLDR uses for a zone. */
    String canonical(String name) {
        return links.getOrDefault(name, name);
    }

    /** The usual IANA name of every Windows name, in the order of the Windows names. */
    List<String> worldNames() {
        return byWindows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.territory().equals(WORLD))
                .map(row -> row.names().getFirst())
                .toList();
    }

    private static String key(String windows) {
        return windows.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String[]> read(String resource) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream stream = Objects.requireNonNull(ZoneTables.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    rows.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + resource, e);
        }
        return rows;
    }
}
