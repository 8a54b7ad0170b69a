package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Spool;
import sextant.dav.wire.DavError;

class UploadTest {
    private static final int MOST = 4 * 1024 * 1024;

    private static byte[] octets(int size) {
        var octets = new byte[size];
        for (int i = 0; i < size; i++) {
            octets[i] = (byte) (i * 13 + (i >> 11));
        }
        return octets;
    }

    private static Upload read(InputStream body) throws IOException {
        return Upload.read(body, Format.OPAQUE, MOST, () -> DavError.of(413, "too large"));
    }

    private static Set<Path> spooled() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("sextant-spool"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void whatComesIsTheDocumentHoweverLargeItIs() throws IOException {
        for (int size : new int[] {0, 1, Spool.IN_MEMORY - 1, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, MOST}) {
            var octets = octets(size);
            try (var upload = read(new ByteArrayInputStream(octets))) {
                var document = upload.document();
                assertThat(document.octets()).isEqualTo(octets);
                assertThat(document.size()).isEqualTo(size);
                assertThat(document.hash()).isEqualTo(ContentHash.of(octets));
                try (var in = document.open()) {
                    assertThat(in.readAllBytes()).isEqualTo(octets);
                }
            }
        }
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        var before = spooled();
        Document document;
        try (var upload = read(new ByteArrayInputStream(octets(MOST)))) {
            document = upload.document();
            assertThat(spooled()).hasSize(before.size() + 1);
        }
        assertThat(spooled()).isEqualTo(before);
        assertThatThrownBy(document::open).isInstanceOf(IOException.class);

        assertThatThrownBy(() -> read(new ByteArrayInputStream(octets(MOST + 1))))
                .isInstanceOf(DavError.class);
        assertThatThrownBy(() -> read(new CutOff())).isInstanceOf(IOException.class);
        assertThat(spooled()).isEqualTo(before);
    }

    /** A body whose client goes away after a while. */
    private static final class CutOff extends InputStream {
        private int left = 2 * Spool.IN_MEMORY;

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1) < 0 ? -1 : 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("cut off");
            }
            var count = Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
