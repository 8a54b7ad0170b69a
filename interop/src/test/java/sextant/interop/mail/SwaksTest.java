package sextant.interop.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.testkit.Result;
import sextant.testkit.ServerProcess;

/** swaks, and Python's smtplib. */
class SwaksTest {
    @TempDir
    private Path scratch;

    private Ports ports;
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        ports = Ports.free();
        server = ServerProcess.start(scratch.resolve("data"), ports.settings("mail.example.org"));
        server.addUser("alice@example.org", "alice secret");
        server.addUser("bob@example.org", "bob secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Result swaks(int port, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("swaks", "--server", "127.0.0.1:" + port, "--timeout", "20"));
        command.addAll(List.of(arguments));
        return Result.of(new ProcessBuilder(command), "");
    }

    @Test
    void mailComesInWithAndWithoutTls() throws Exception {
        swaks(ports.smtp(), "-f", "x@other.example", "-t", "alice@example.org", "--h-Subject", "plain")
                .orFail();
        swaks(ports.smtp(), "-f", "x@other.example", "-t", "alice@example.org", "--tls", "--h-Subject", "secret")
                .orFail();
        swaks(
                        ports.lmtp(),
                        "--protocol",
                        "LMTP",
                        "-f",
                        "x@other.example",
                        "-t",
                        "alice@example.org",
                        "--h-Subject",
                        "lmtp")
                .orFail();
        var relay = swaks(ports.smtp(), "-f", "x@other.example", "-t", "y@elsewhere.example");
        assertThat(relay.exit()).isNotZero();
        assertThat(relay.output()).contains("550 5.7.1");

        assertThat(Mailboxes.await(server, "alice@example.org", "Inbox", scratch, 3))
                .anySatisfy(text -> assertThat(text).contains("Subject: plain").contains(" with ESMTP id "))
                .anySatisfy(text -> assertThat(text)
                        .contains("Subject: secret")
                        .contains(" with ESMTPS id ")
                        .contains("(TLSv1.3 "))
                .anySatisfy(text -> assertThat(text).contains("Subject: lmtp").contains(" with LMTP id "));
    }

    @Test
    void whatFollowsStartTlsInTheClearIsNotTakenForWhatComesThroughTls() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports.smtp());
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(20_000);
            assertThat(in.readLine()).startsWith("220 ");
            socket.getOutputStream()
                    .write("STARTTLS\r\nMAIL FROM:<x@other.example>\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("503 ");
            assertThat(in.readLine()).as("the connection is over").isNull();
        }
    }

    private static Result submit(int port, String tls, String mechanism, String password)
            throws IOException, InterruptedException {
        return swaks(
                port,
                tls,
                "-a",
                mechanism,
                "-au",
                "alice@example.org",
                "-ap",
                password,
                "-f",
                "alice@example.org",
                "-t",
                "bob@example.org");
    }

    @Test
    void usersSendWithTheirPasswords() throws Exception {
        for (var mechanism : List.of("PLAIN", "LOGIN")) {
            submit(ports.submissions(), "--tls-on-connect", mechanism, "alice secret")
                    .orFail();
        }
        submit(ports.submission(), "--tls", "PLAIN", "alice secret").orFail();
        var wrong = submit(ports.submission(), "--tls", "PLAIN", "guess");
        assertThat(wrong.output()).contains("535 5.7.8");

        assertThat(Mailboxes.await(server, "bob@example.org", "Inbox", scratch, 3))
                .hasSize(3);
        assertThat(Mailboxes.messages(server, "alice@example.org", "Sent", scratch))
                .hasSize(3);
        assertThat(server.log()).doesNotContain("alice secret").doesNotContain("guess");
    }

    @Test
    void smtplibSendsInEveryWayItKnows() throws Exception {
        var program = """
                import email.policy, smtplib, ssl, sys
                from email.message import EmailMessage
                smtp, submission, submissions = map(int, sys.argv[1:])
                trusting = ssl.create_default_context()
                trusting.check_hostname = False
                trusting.verify_mode = ssl.CERT_NONE
                letter = EmailMessage()
                letter["From"] = "alice@example.org"
                letter["To"] = "bob@example.org"
                letter["Subject"] = "Gr\\u00fc\\u00dfe \\u2603"
                letter.set_content("Sch\\u00f6ne Gr\\u00fc\\u00dfe\\n.\\n..\\n")
                letter.add_attachment(bytes(range(256)) * 4000, maintype="application", subtype="octet-stream", filename="a.bin")
                with smtplib.SMTP_SSL("127.0.0.1", submissions, context=trusting) as s:
                    s.login("alice@example.org", "alice secret")
                    s.send_message(letter)
                with smtplib.SMTP("127.0.0.1", submission) as s:
                    s.starttls(context=trusting)
                    s.login("alice@example.org", "alice secret")
                    s.send_message(letter, mail_options=["BODY=8BITMIME", "RET=HDRS", "ENVID=e1"], rcpt_options=["NOTIFY=SUCCESS"])
                with smtplib.SMTP("127.0.0.1", smtp) as s:
                    s.ehlo()
                    assert s.has_extn("chunking") and s.has_extn("smtputf8") and s.has_extn("dsn"), s.esmtp_features
                    refused = s.sendmail("x@other.example", ["bob@example.org", "nobody@example.org"], letter.as_bytes(policy=email.policy.SMTP))
                    assert list(refused) == ["nobody@example.org"], refused
                """;
        Result.of(
                        new ProcessBuilder(
                                "python3",
                                "-c",
                                program,
                                String.valueOf(ports.smtp()),
                                String.valueOf(ports.submission()),
                                String.valueOf(ports.submissions())),
                        "")
                .orFail();

        assertThat(Mailboxes.await(server, "bob@example.org", "Inbox", scratch, 3))
                .allSatisfy(
                        text -> assertThat(text).contains("filename=\"a.bin\"").hasSizeGreaterThan(1_300_000));
        assertThat(Mailboxes.await(server, "alice@example.org", "Inbox", scratch, 1)
                        .getFirst())
                .contains("Original-Envelope-Id: e1")
                .contains("Action: delivered");
    }
}
