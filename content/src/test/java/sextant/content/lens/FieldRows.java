package sextant.content.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields every kind must have: name and canonical line, one a row. */
public final class FieldRows {
    private FieldRows() {}

    static Map<String, String> of(String kind) {
        try (InputStream in = FieldRows.class.getResourceAsStream(kind + ".tsv")) {
            assertThat(in).isNotNull();
            Map<String, String> rows = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] cells = line.split("\t", -1);
                rows.put(cells[0], cells[1]);
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row has a lens or a reason, never both, and no reason is for a row that does not exist. */
    public static void assertCovered(String kind, FieldTable table) {
        Map<String, String> rows = of(kind);
        assertThat(rows).isNotEmpty();
        List<String> missing = rows.keySet().stream()
                .filter(row -> table.row(row).isEmpty() && !table.without().containsKey(row))
                .toList();
        assertThat(missing).as("fields with neither lens nor reason").isEmpty();
        assertThat(table.without().keySet()).allMatch(row -> table.row(row).isEmpty());
        assertThat(rows.keySet()).containsAll(table.without().keySet());
        List<String> unknown = table.lenses().stream()
                .map(Lens::field)
                .filter(field ->
                        rows.keySet().stream().noneMatch(row -> field.equals(row) || field.startsWith(row + ": ")))
                .toList();
        assertThat(unknown).as("lenses for no row").isEmpty();
    }
}
