package sextant.interop.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.testkit.Result;
import sextant.testkit.ServerProcess;

/** Two servers with a Postfix between them: it is the smarthost of both, and brings both their mail by LMTP. */
class PostfixTest {
    @TempDir
    private Path scratch;

    private Ports here;
    private Ports there;
    private Postfix postfix;
    private ServerProcess server;
    private ServerProcess other;

    @BeforeEach
    void start() throws Exception {
        // Postfix's processes run as another user
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
        here = Ports.free();
        there = Ports.free();
        postfix = new Postfix(
                scratch.resolve("postfix"),
                "example.org lmtp:inet:127.0.0.1:" + here.lmtp() + "\nelsewhere.example lmtp:inet:127.0.0.1:"
                        + there.lmtp() + "\n");
        server = server("here", here, "mail.example.org");
        other = server("there", there, "mail.elsewhere.example");
        server.addUser("alice@example.org", "secret");
        other.addUser("carol@elsewhere.example", "secret");
        server.sextant("domain", "add", "example.org").orFail();
    }

    private ServerProcess server(String name, Ports ports, String host) throws Exception {
        var settings = new HashMap<>(ports.settings(host));
        settings.put("SEXTANT_SMARTHOST_ADDRESS", "smtp://127.0.0.1:" + postfix.port());
        return ServerProcess.start(scratch.resolve(name), settings);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        other.close();
        postfix.close();
    }

    private static void send(Ports from, String author, String to, String subject) throws Exception {
        Result.of(
                        new ProcessBuilder(List.of(
                                "swaks",
                                "--server",
                                "127.0.0.1:" + from.submissions(),
                                "--tls-on-connect",
                                "-a",
                                "PLAIN",
                                "-au",
                                author,
                                "-ap",
                                "secret",
                                "-f",
                                author,
                                "-t",
                                to,
                                "--h-Subject",
                                subject)),
                        "")
                .orFail();
    }

    @Test
    void aLetterGoesThereAndItsAnswerComesBack() throws Exception {
        send(here, "alice@example.org", "carol@elsewhere.example", "there");
        var letter = Mailboxes.await(other, "carol@elsewhere.example", "Inbox", scratch, 1)
                .getFirst();
        assertThat(letter)
                .contains("Subject: there")
                .contains("DKIM-Signature: a=rsa-sha256;")
                .contains("Return-Path: <alice@example.org>")
                .containsSubsequence(
                        "Received: from postfix.example", "by postfix.example (Postfix) with ESMTP", "with ESMTPSA id");

        send(there, "carol@elsewhere.example", "alice@example.org", "back");
        assertThat(Mailboxes.await(server, "alice@example.org", "Inbox", scratch, 1)
                        .getFirst())
                .contains("Subject: back");
        assertThat(server.sextant("queue", "list").output()).contains("Nothing is on its way out");
    }

    @Test
    void whoIsNotThereIsReportedByTheServerThatFoundOut() throws Exception {
        send(here, "alice@example.org", "nobody@elsewhere.example", "lost");
        assertThat(Mailboxes.await(server, "alice@example.org", "Inbox", scratch, 1)
                        .getFirst())
                .contains("multipart/report")
                .contains("Status: 5.1.1")
                .contains("nobody@elsewhere.example");
    }

    @Test
    void whileTheSmarthostIsAwayMailWaitsAndIsSeen() throws Exception {
        postfix.close();
        send(here, "alice@example.org", "carol@elsewhere.example", "patience");
        var listed = server.sextant("queue", "list").orFail().output();
        assertThat(listed).contains("carol@elsewhere.example");
        var id = listed.substring(0, listed.indexOf('\t'));

        server.kill();
        server.restart();
        assertThat(server.sextant("queue", "list").orFail().output()).contains(id + "\talice@example.org");
        assertThat(server.sextant("queue", "retry", id).orFail().output()).contains("will be tried at once");
        assertThat(server.sextant("queue", "drop", id).orFail().output()).contains("is taken out");
        assertThat(server.sextant("queue", "list").output()).contains("Nothing is on its way out");
        assertThat(server.sextant("queue", "drop", id).exit()).isEqualTo(1);
        assertThat(server.sextant("queue", "drop", "x").exit()).isEqualTo(2);
    }
}
