package sextant.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void theDefaultsAreUsable() {
        var configuration = Configuration.of(Values.defaults(), folder);

        assertThat(configuration.http().plain()).contains(new Listen("127.0.0.1", 8080));
        assertThat(configuration.http().secure()).contains(new Listen("0.0.0.0", 8443));
        assertThat(configuration.http().origin()).isEmpty();
        assertThat(configuration.mail().smtp()).isEmpty();
        assertThat(configuration.mail().lmtp()).isEmpty();
        assertThat(configuration.mail().submission()).isEmpty();
        assertThat(configuration.mail().submissions()).isEmpty();
        assertThat(configuration.mail().smarthost()).isEmpty();
        assertThat(configuration.mailbox())
                .isEqualTo(new Configuration.Mailboxes(10L << 30, Duration.ofDays(400), Duration.ofDays(30)));
    }

    @Test
    void theFileThatIsWrittenFirstSetsNothing() throws IOException {
        var read = ConfigurationFile.read(file(ConfigurationFile.commented()), Values.defaults());

        for (var setting : Setting.values()) {
            assertThat(read.get(setting).source()).as(setting.key()).isEqualTo("default");
            assertThat(ConfigurationFile.commented()).contains("\n#" + setting.key() + " =");
        }
    }

    @Test
    void theFileItWroteCanBeUncommentedLineByLine() throws IOException {
        var text = new StringBuilder();
        for (var line : ConfigurationFile.commented().split("\n", -1)) {
            text.append(line.matches("#[a-z]+\\..*") ? line.substring(1) : line).append('\n');
        }

        var read = ConfigurationFile.read(file(text.toString()), Values.defaults());

        assertThat(Configuration.of(read, folder)).isEqualTo(Configuration.of(Values.defaults(), folder));
    }

    @Test
    void theEnvironmentOverridesTheFileAndTheCommandLineBoth() throws IOException {
        var file = file("http.listen = 127.0.0.1:1\nhttps.listen=off\nlog.level = debug\n");

        var values = ConfigurationFile.read(file, Values.defaults())
                .withEnvironment(Map.of(
                        "SEXTANT_HTTP_LISTEN", "127.0.0.1:2",
                        "SEXTANT_LOG_LEVEL", "warn",
                        "SEXTANT_SOMETHING_ELSE", "ignored"))
                .with(Setting.HTTP_LISTEN, "127.0.0.1:3", "command line --http");

        assertThat(values.get(Setting.HTTP_LISTEN)).isEqualTo(new Values.Value("127.0.0.1:3", "command line --http"));
        assertThat(values.get(Setting.LOG_LEVEL)).isEqualTo(new Values.Value("warn", "environment SEXTANT_LOG_LEVEL"));
        assertThat(values.get(Setting.HTTPS_LISTEN)).isEqualTo(new Values.Value("off", file + ", line 2"));
        assertThat(values.get(Setting.SMTP_LISTEN).source()).isEqualTo("default");
    }

    @Test
    void anUnknownNameIsAnErrorThatTellsTheNearest() throws IOException {
        var file = file("# ours\n\nhttp.lisen = 127.0.0.1:8080\n");

        assertThatThrownBy(() -> ConfigurationFile.read(file, Values.defaults()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ", line 3: there is no setting \"http.lisen\"; the nearest is \"http.listen\".");
    }

    @Test
    void aSettingMayStandInTheFileOnce() throws IOException {
        var file = file("log.level = info\nlog.level = debug\n");

        assertThatThrownBy(() -> ConfigurationFile.read(file, Values.defaults()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 2: log.level was set before");
    }

    @Test
    void aLineWithoutAnEqualsSignIsAnError() throws IOException {
        var file = file("http.listen 127.0.0.1:8080\n");

        assertThatThrownBy(() -> ConfigurationFile.read(file, Values.defaults()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithItsNameAndItsSource() {
        assertRefused(Setting.HTTP_LISTEN, "8080", "it should be HOST:PORT");
        assertRefused(Setting.HTTP_LISTEN, "127.0.0.1:99999", "a port is a number from 0 to 65535");
        assertRefused(Setting.HTTP_LISTEN, "::1:8080", "an IPv6 address stands in brackets");
        assertRefused(Setting.HTTP_LISTEN, ":8080", "the host is missing");
        assertRefused(Setting.HTTP_ORIGIN, "mail.example.org", "https://");
        assertRefused(Setting.HTTP_ORIGIN, "https://mail.example.org/sextant", "without a path");
        assertRefused(Setting.HTTP_ORIGIN, "ftp://mail.example.org", "https://");
        assertRefused(Setting.HTTPS_CERTIFICATE, "cert.pem", "needs https.key");
        assertRefused(Setting.HTTPS_KEY, "key.pem", "needs https.certificate");
        assertRefused(Setting.MAILBOX_HISTORY, "30", "a unit");
        assertRefused(Setting.MAILBOX_HISTORY, "0d", "a number from 1");
        assertRefused(Setting.MAILBOX_HISTORY, "ad", "a number and a unit");
        assertRefused(Setting.MAILBOX_QUOTA, "much", "a number of octets");
        assertRefused(Setting.MAILBOX_QUOTA, "9000000000g", "a number of octets");
        assertRefused(Setting.MAILBOX_QUOTA, "0", "from 1");
        assertRefused(Setting.HTTP_TRUSTED_PROXIES, "192.0.2.1 proxy.example.org", "addresses or networks");
        assertRefused(Setting.LOG_LEVEL, "loud", "error, warn, info or debug");
    }

    private void assertRefused(Setting setting, String text, String why) {
        var values = Values.defaults().with(setting, text, "the test");
        assertThatThrownBy(() -> Configuration.of(values, folder))
                .as("%s = %s", setting.key(), text)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(setting.key())
                .hasMessageContaining("(the test)")
                .hasMessageContaining(why);
    }

    @Test
    void anOriginLosesItsFinalSlashAndItsCapitals() {
        var values = Values.defaults().with(Setting.HTTP_ORIGIN, "HTTPS://Mail.Example.Org:8443/", "the test");

        assertThat(Configuration.of(values, folder).http().origin())
                .isEqualTo(Optional.of("https://mail.example.org:8443"));
    }

    @Test
    void certificateFilesAreLookedForBesideTheConfiguration() {
        var values = Values.defaults()
                .with(Setting.HTTPS_CERTIFICATE, "tls/chain.pem", "the test")
                .with(Setting.HTTPS_KEY, "/etc/key.pem", "the test");

        assertThat(Configuration.of(values, folder).http().certificate())
                .contains(new Configuration.Certificate(folder.resolve("tls/chain.pem"), Path.of("/etc/key.pem")));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(ConfigurationFile.NAME), text);
    }
}
