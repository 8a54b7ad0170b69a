package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Busy;
import sextant.content.ContentHash;
import sextant.content.Envelope;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.Summary;
import sextant.content.lens.Importance;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;
import sextant.mailbox.store.StoreScribe;

class ItemRowTest {
    private static final int CASES = 2000;

    @TempDir
    Path temporary;

    @Test
    void aPackedItemIsTheSameUnpacked() {
        for (long seed = 0; seed < CASES; seed++) {
            Item item = item(new SplittableRandom(seed));
            assertThat(ItemRow.unpack(ItemRow.pack(item))).as("seed %d", seed).isEqualTo(item);
        }
    }

    /** Rows were once packed without what stands in the other columns. */
    @Test
    void aRowOfTheFirstLayoutIsReadWithItsColumns() throws SQLException {
        var shelter = new Shelter(temporary);
        StoreScribe alice;
        Item item;
        try (var store = shelter.open()) {
            alice = StoreScribe.of(store, "alice@example.org");
            item = alice.put(alice.collection(Kind.EVENT, "Work"), "a.ics", "a");
        }
        byte[] packed = ItemRow.pack(item);
        int columns = new RowOutput()
                .number(2)
                .number(item.id().value())
                .number(item.collection().value())
                .text(item.name())
                .text(item.summary().kind().name())
                .text(item.summary().uid())
                .number(item.summary().first())
                .number(item.summary().last())
                .number(item.position().value())
                .number(item.contentPosition().value())
                .number(item.arrived().value())
                .octets(item.hash().digest())
                .toBytes()
                .length;
        byte[] first = Arrays.copyOfRange(packed, columns, packed.length);
        shelter.tamper("UPDATE item SET row = x'" + HexFormat.of().formatHex(first) + "'");
        try (var store = shelter.open()) {
            assertThat(store.item(alice.account(), item.id())).contains(item);
            assertThat(store.verify()).isEmpty();
        }
    }

    @Test
    void aRowThatEndsTooEarlyIsDamage() {
        byte[] packed = ItemRow.pack(item(new SplittableRandom(1)));
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> ItemRow.unpack(cut))
                    .as("cut to %d octets", length)
                    .isInstanceOf(StoreCorrupt.class);
        }
    }

    /** Another item may come out, or the word that the row is damaged, but nothing else. */
    @Test
    void aRowWithFlippedBitsIsAnotherItemOrDamage() {
        for (long seed = 0; seed < CASES; seed++) {
            var random = new SplittableRandom(seed);
            byte[] packed = ItemRow.pack(item(random));
            packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatCode(() -> {
                        try {
                            ItemRow.unpack(packed);
                        } catch (StoreCorrupt e) {
                            assertThat(e).hasMessageContaining("run verify");
                        }
                    })
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void anUnknownLayoutIsRefused() {
        byte[] packed = new RowOutput().number(3).toBytes();
        assertThatThrownBy(() -> ItemRow.unpack(packed)).hasMessageContaining("layout 3");
    }

    @Test
    void momentsKeepTheirNanosecondsAndAreClampedFarAway() {
        for (String text : List.of(
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2026-03-01T12:00:00.123456789Z",
                "1700-01-01T00:00:00.000000001Z",
                "2262-01-01T00:00:00Z")) {
            Instant moment = Instant.parse(text);
            assertThat(Moment.read(Moment.of(moment))).isEqualTo(moment);
        }
        assertThat(Moment.of(Instant.MAX)).isPositive().isGreaterThan(Moment.of(Instant.parse("2262-01-01T00:00:00Z")));
        assertThat(Moment.of(Instant.MIN)).isNegative().isLessThan(Moment.of(Instant.parse("1700-01-01T00:00:00Z")));
    }

    private static Item item(SplittableRandom random) {
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        return new Item(
                new ItemId(random.nextLong()),
                new CollectionId(random.nextLong()),
                text(random),
                any(random, Format.values()),
                ContentHash.fromDigest(digest),
                summary(random),
                properties(random),
                new Position(random.nextLong(Long.MAX_VALUE)),
                new Position(random.nextInt(Integer.MAX_VALUE)),
                new Position(random.nextInt(100)),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
    }

    private static Summary summary(SplittableRandom random) {
        return new Summary(
                any(random, Kind.values()),
                text(random),
                text(random),
                random.nextBoolean() ? Summary.UNBOUNDED_PAST : random.nextLong(),
                random.nextBoolean() ? Summary.UNBOUNDED_FUTURE : random.nextLong(),
                random.nextBoolean(),
                random.nextBoolean(),
                any(random, Busy.values()),
                random.nextBoolean(),
                text(random),
                text(random),
                texts(random),
                texts(random),
                random.nextLong(),
                random.nextBoolean() ? Optional.empty() : Optional.of(envelope(random)));
    }

    private static Envelope envelope(SplittableRandom random) {
        return new Envelope(
                text(random),
                text(random),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))),
                text(random),
                random.nextBoolean(),
                any(random, Importance.values()),
                text(random));
    }

    private static Properties properties(SplittableRandom random) {
        var values = new TreeMap<String, String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put(text(random), text(random));
        }
        return new Properties(values);
    }

    private static List<String> texts(SplittableRandom random) {
        var texts = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text(random));
        }
        return texts;
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 400 : 12); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> random.nextInt(0x10000, 0x110000);
                        case 2 -> random.nextInt(0x80, 0xD800);
                        default -> random.nextInt(0x20, 0x7F);
                    });
        }
        return text.toString();
    }

    private static <T> T any(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
