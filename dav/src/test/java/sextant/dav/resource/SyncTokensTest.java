package sextant.dav.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sextant.mailbox.CollectionId;
import sextant.mailbox.DeviceId;
import sextant.mailbox.Epoch;
import sextant.mailbox.Position;

class SyncTokensTest {
    private final SyncTokens tokens = new SyncTokens("one secret of this server".getBytes(StandardCharsets.UTF_8));

    private static SyncToken random(SplittableRandom random) {
        return new SyncToken(
                new Epoch(random.nextLong()),
                new CollectionId(random.nextLong() >>> random.nextInt(1, 64)),
                new DeviceId(random.nextLong() >>> random.nextInt(1, 64)),
                new Position(random.nextLong() >>> random.nextInt(1, 64)),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Position(random.nextLong() >>> random.nextInt(1, 64))));
    }

    @Test
    void aTokenIsReadBack() {
        for (var seed = 0L; seed < 1000; seed++) {
            var token = random(new SplittableRandom(seed));
            assertThat(tokens.read(tokens.write(token))).as("seed " + seed).contains(token);
        }
    }

    @Test
    void aTokenIsAUri() {
        var text = tokens.write(random(new SplittableRandom(1)));
        assertThat(URI.create(text).getScheme()).isEqualTo("data");
        assertThat(text).matches("data:,[0-9a-z-]+").hasSizeLessThan(120);
    }

    @Test
    void anotherServersTokenIsNone() {
        var token = random(new SplittableRandom(2));
        var other = new SyncTokens("another secret".getBytes(StandardCharsets.UTF_8));
        assertThat(tokens.read(other.write(token))).isEmpty();
    }

    @FuzzTest
    void readsOwnOrNothing(byte[] octets) {
        var text = new String(octets, StandardCharsets.UTF_8);
        tokens.read(text).ifPresent(token -> assertThat(tokens.write(token)).isEqualTo(text));
    }
}
