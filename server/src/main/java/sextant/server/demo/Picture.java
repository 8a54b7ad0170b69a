package sextant.server.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A small picture to stand for a face: a symmetric pattern, another for each number. PNG, as its specification has it. */
final class Picture {
    private static final int CELLS = 8;
    private static final int CELL_PIXELS = 12;
    private static final int SIDE = CELLS * CELL_PIXELS;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Picture() {}

    static String base64(int number) {
        return Base64.getEncoder().encodeToString(png(number));
    }

    private static byte[] png(int number) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", octets(out -> {
            out.writeInt(SIDE);
            out.writeInt(SIDE);
            out.write(new byte[] {8, 2, 0, 0, 0}); // 8 bits a channel, RGB, nothing interlaced
        }));
        chunk(png, "IDAT", octets(out -> {
            try (var deflated = new DeflaterOutputStream(out)) {
                deflated.write(pixels(number));
            }
        }));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] pixels(int number) {
        var random = new SplittableRandom(number);
        var colour = new int[] {40 + random.nextInt(160), 40 + random.nextInt(160), 40 + random.nextInt(160)};
        var filled = new boolean[CELLS][CELLS];
        for (var y = 0; y < CELLS; y++) {
            for (var x = 0; x < CELLS / 2; x++) {
                filled[y][x] = random.nextBoolean();
                filled[y][CELLS - 1 - x] = filled[y][x];
            }
        }
        return octets(out -> {
            for (var y = 0; y < SIDE; y++) {
                out.write(0); // no filter
                for (var x = 0; x < SIDE; x++) {
                    var on = filled[y / CELL_PIXELS][x / CELL_PIXELS];
                    for (var channel : colour) {
                        out.write(on ? channel : 240);
                    }
                }
            }
        });
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        png.writeBytes(octets(out -> {
            out.writeInt(content.length);
            out.write(name);
            out.write(content);
            out.writeInt((int) sum.getValue());
        }));
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] octets(Writing writing) {
        var octets = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(octets)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no device that could fail
        }
        return octets.toByteArray();
    }
}
