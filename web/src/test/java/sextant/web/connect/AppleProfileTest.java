package sextant.web.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import sextant.mailbox.AccountId;
import sextant.mailbox.CredentialId;

class AppleProfileTest {
    private static String profile(String origin, String address) throws IOException {
        var parcel = new Handover.Parcel(
                "iphone", new AccountId(1), new CredentialId(2), address, "Phone", "abcd-efgh", origin, Instant.EPOCH);
        return new String(AppleProfile.of(parcel), StandardCharsets.UTF_8);
    }

    @Test
    void bothAccountsAreTypedInWithTheirPassword() throws IOException {
        var profile = profile("https://mail.example.org:8443", "alma@example.org");
        assertThat(profile)
                .contains(
                        "<string>com.apple.caldav.account</string>",
                        "<string>com.apple.carddav.account</string>",
                        "<key>CalDAVHostName</key><string>mail.example.org</string>",
                        "<key>CalDAVPort</key><integer>8443</integer>",
                        "<key>CalDAVUseSSL</key><true/>",
                        "<key>CalDAVUsername</key><string>alma@example.org</string>",
                        "<key>CalDAVPassword</key><string>abcd-efgh</string>",
                        "<key>CardDAVHostName</key><string>mail.example.org</string>",
                        "<key>CardDAVPassword</key><string>abcd-efgh</string>",
                        "<key>PayloadType</key><string>Configuration</string>");
    }

    @Test
    void theUsualPortsNeedNotBeNamed() throws IOException {
        assertThat(profile("https://mail.example.org", "a@example.org")).contains("<integer>443</integer>");
        assertThat(profile("http://[::1]", "a@example.org"))
                .contains("<integer>80</integer>", "<false/>", "<string>[::1]</string>");
    }

    @Test
    void theSameDeviceGetsTheSameProfileAgain() throws IOException {
        assertThat(profile("https://a.example", "a@example.org"))
                .isEqualTo(profile("https://a.example", "a@example.org"));
    }

    @Test
    void noAddressBreaksOut() throws IOException {
        assertThat(profile("https://a.example", "a</string><key>x@example.org"))
                .contains("a&lt;/string&gt;")
                .doesNotContain("<key>x@");
    }
}
