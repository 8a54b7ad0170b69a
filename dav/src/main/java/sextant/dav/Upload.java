package sextant.dav;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Spool;
import sextant.dav.wire.DavError;

/**
 * The body of a request as a document: a small one in memory, a large one in a file that only this process reads and that
 * goes when the upload is closed, so that what many clients send at once need not fit in memory.
 */
final class Upload implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final Spool spool;
    private final Document document;

    private Upload(Spool spool) throws IOException {
        this.spool = spool;
        this.document = spool.document();
    }

    /**
     * Reads a body to its end.
     *
     * @param most octets it may have
     * @param tooLarge what to answer if it has more
     */
    static Upload read(InputStream body, Format format, int most, Supplier<DavError> tooLarge) throws IOException {
        var spool = new Spool(format);
        try {
            var buffer = new byte[PIECE];
            for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                if (spool.size() + count > most) {
                    throw tooLarge.get();
                }
                spool.write(buffer, 0, count);
            }
            return new Upload(spool);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    Document document() {
        return document;
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
