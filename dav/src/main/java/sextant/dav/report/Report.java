package sextant.dav.report;

import java.io.IOException;
import sextant.dav.resource.Resource;
import sextant.dav.wire.DavLimits;
import sextant.wire.xml.Name;
import sextant.wire.xml.XmlReader;

/** A kind of question that the method REPORT asks (RFC 3253 3.6). */
public interface Report {
    /** The root of its body. */
    Name name();

    /** Whether it can be asked of this resource. */
    boolean on(Resource resource);

    /**
     * Reads its body.
     *
     * @param xml stands on the root
     */
    Question read(XmlReader xml, DavLimits limits) throws IOException;

    /** A report's body, read. */
    @FunctionalInterface
    interface Question {
        /**
         * Answers it: at most one multistatus is begun and finished.
         *
         * @throws sextant.dav.wire.DavError before an answer has begun
         */
        void answer(ReportRequest request) throws IOException;
    }
}
