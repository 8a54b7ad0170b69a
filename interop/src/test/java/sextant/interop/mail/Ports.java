package sextant.interop.mail;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import sextant.testkit.ServerProcess;

/** Where a server takes mail, each on a free port, and what tells it so. */
record Ports(int smtp, int lmtp, int submission, int submissions) {
    static Ports free() throws IOException {
        return new Ports(
                ServerProcess.freePort(), ServerProcess.freePort(), ServerProcess.freePort(), ServerProcess.freePort());
    }

    Map<String, String> settings(String host) {
        var settings = new HashMap<String, String>();
        settings.put("SEXTANT_MAIL_HOST", host);
        settings.put("SEXTANT_SMTP_LISTEN", "127.0.0.1:" + smtp);
        settings.put("SEXTANT_LMTP_LISTEN", "127.0.0.1:" + lmtp);
        settings.put("SEXTANT_SUBMISSION_LISTEN", "127.0.0.1:" + submission);
        settings.put("SEXTANT_SUBMISSIONS_LISTEN", "127.0.0.1:" + submissions);
        // nobody answers there: a test asks no name server
        settings.put("SEXTANT_MAIL_DNS", "127.0.0.1:1");
        return settings;
    }
}
