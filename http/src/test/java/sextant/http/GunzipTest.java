package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Inflating, over many bodies and whatever pieces they come in. */
class GunzipTest {
    private static final HttpLimits.Bodies LIMITS = HttpLimits.defaults().bodies();

    /** A connection that delivers a few octets at a time. */
    private static InputStream trickling(byte[] octets, SplittableRandom random) {
        return new ByteArrayInputStream(octets) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(50)));
            }
        };
    }

    private static byte[] gunzip(InputStream source) throws IOException {
        try (var gunzip = new Gunzip(new RequestBody(source, LIMITS, () -> 0), LIMITS.inflated(), 100)) {
            return gunzip.readAllBytes();
        }
    }

    private static byte[] body(SplittableRandom random) {
        byte[] body = new byte[random.nextInt(20_000)];
        int letters = 1 + random.nextInt(200);
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) random.nextInt(letters);
        }
        return body;
    }

    private static byte[] gzip(byte[] body, SplittableRandom random) throws IOException {
        var out = new ByteArrayOutputStream();
        int cut = random.nextInt(body.length + 1);
        int[] ends = random.nextBoolean() ? new int[] {body.length} : new int[] {cut, body.length};
        int from = 0;
        for (int end : ends) {
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(body, from, end - from);
            }
            from = end;
        }
        return out.toByteArray();
    }

    @Test
    void whatWasCompressedComesBack() throws Exception {
        for (long seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            byte[] body = body(random);
            byte[] got = gunzip(trickling(gzip(body, random), random));
            assertThat(Arrays.equals(got, body)).as("seed " + seed).isTrue();
        }
    }

    @Test
    void whatWasAlteredIsRefusedOrTheSame() throws Exception {
        for (long seed = 0; seed < 2000; seed++) {
            var random = new SplittableRandom(seed);
            byte[] body = body(random);
            byte[] altered = gzip(body, random);
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(Arrays.equals(gunzip(trickling(altered, random)), body))
                        .as("seed " + seed)
                        .isTrue();
            } catch (Problem refused) {
                assertThat(refused.status()).as("seed " + seed).isIn(400, 413);
            }
        }
    }

    @Test
    void whatWasCutOffIsRefused() throws Exception {
        for (long seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            byte[] body = body(random);
            var out = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(body);
            }
            byte[] part = Arrays.copyOf(out.toByteArray(), random.nextInt(out.size()));
            int status = 0;
            try {
                gunzip(trickling(part, random));
            } catch (Problem refused) {
                status = refused.status();
            }
            assertThat(status).as("seed " + seed).isEqualTo(400);
        }
    }
}
