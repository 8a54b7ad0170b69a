package sextant.interop.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.mail.MailLimits;
import sextant.mail.receive.Arrival;
import sextant.mail.receive.Door;
import sextant.mail.receive.MailServer;
import sextant.mail.receive.Reception;
import sextant.mail.receive.UserCheck;
import sextant.mail.smtp.Reply;
import sextant.mailbox.AccountId;
import sextant.testkit.ServerProcess;

/** kill -9 of the real server while mail comes in, and while it leaves. */
class KilledMailTest {
    private static final int KILLS = 4;
    private static final int SENDERS = 4;

    @TempDir
    private Path scratch;

    @Test
    void whatWasAcknowledgedIsThereOnceAndWhatIsSentAgainIsNotDoubled() throws Exception {
        var ports = Ports.free();
        var random = new SplittableRandom(11);
        try (var server = ServerProcess.start(scratch.resolve("data"), ports.settings("mail.example.org"))) {
            server.addUser("alice@example.org", "secret");
            var acknowledged = ConcurrentHashMap.<String>newKeySet();
            var tried = ConcurrentHashMap.<String>newKeySet();
            for (var kill = 0; kill < KILLS; kill++) {
                var round = kill;
                var enough = new CountDownLatch(5 + random.nextInt(40));
                var senders = IntStream.range(0, SENDERS)
                        .mapToObj(sender -> CompletableFuture.runAsync(
                                () -> send(ports.smtp(), round + "-" + sender + "-", tried, acknowledged, enough)))
                        .toList();
                enough.await();
                server.kill();
                senders.forEach(CompletableFuture::join);
                server.restart();
            }
            var lost = tried.stream()
                    .filter(subject -> !acknowledged.contains(subject))
                    .toList();
            for (var subject : lost) {
                assertThat(handOver(ports.smtp(), subject)).as("sent again").isTrue();
            }

            var subjects = subjects(Mailboxes.messages(server, "alice@example.org", "Inbox", scratch));
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(5 * KILLS);
            assertThat(subjects.keySet()).containsExactlyInAnyOrderElementsOf(tried);
            assertThat(subjects.values()).allMatch(count -> count == 1);
            assertThat(server.sextant("verify").orFail().exit()).isZero();
        }
    }

    private static void send(
            int port, String prefix, Set<String> tried, Set<String> acknowledged, CountDownLatch enough) {
        try {
            for (var number = 0; ; number++) {
                var subject = prefix + number;
                tried.add(subject);
                if (!handOver(port, subject)) {
                    return;
                }
                acknowledged.add(subject);
                enough.countDown();
            }
        } catch (IOException gone) {
            assertThat(gone).isNotNull(); // the server was killed
        }
    }

    private static boolean handOver(int port, String subject) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            expect(in, '2');
            say(socket, "HELO x\r\nMAIL FROM:<x@other.example>\r\nRCPT TO:<alice@example.org>\r\nDATA\r\n");
            expect(in, '2');
            expect(in, '2');
            expect(in, '2');
            expect(in, '3');
            say(
                    socket,
                    "Subject: " + subject + "\r\nMessage-ID: <" + subject + "@other.example>\r\n\r\n"
                            + "text\r\n".repeat(100) + ".\r\n");
            expect(in, '2');
            return true;
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void expect(BufferedReader in, char kind) throws IOException {
        var line = in.readLine();
        if (line == null) {
            throw new EOFException("the connection ended");
        }
        assertThat(line.charAt(0)).as(line).isEqualTo(kind);
    }

    private static Map<String, Integer> subjects(List<String> messages) {
        var counts = new TreeMap<String, Integer>();
        for (var message : messages) {
            var begin = message.indexOf("\nSubject: ") + 10;
            counts.merge(message.substring(begin, message.indexOf('\r', begin)), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void whatWasHandedInLeavesAndLittleIsSentTwice() throws Exception {
        var ports = Ports.free();
        try (var sink = new Sink()) {
            var settings = new HashMap<>(ports.settings("mail.example.org"));
            settings.put("SEXTANT_SMARTHOST_ADDRESS", "smtp://127.0.0.1:" + sink.port());
            try (var server = ServerProcess.start(scratch.resolve("data"), settings)) {
                server.addUser("alice@example.org", "secret");
                var handedIn = 0;
                for (var kill = 0; kill < KILLS; kill++) {
                    sink.await(handedIn / 2);
                    for (var i = 0; i < 25; i++) {
                        submit(ports.submission(), "m" + handedIn++);
                    }
                    server.kill();
                    server.restart();
                }
                sink.awaitAll(handedIn);

                var total = sink.counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                assertThat(sink.counts()).hasSize(handedIn);
                assertThat(total - handedIn)
                        .as("only what was being sent at a kill")
                        .isLessThanOrEqualTo(KILLS * MailLimits.DEFAULT.sending());
            }
        }
    }

    private static void submit(int port, String subject) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            expect(in, '2');
            say(socket, "EHLO x\r\n");
            for (var line = in.readLine(); line != null && line.charAt(3) == '-'; line = in.readLine()) {
                assertThat(line).startsWith("250");
            }
            var password =
                    Base64.getEncoder().encodeToString("\0alice@example.org\0secret".getBytes(StandardCharsets.UTF_8));
            say(socket, "AUTH PLAIN " + password + "\r\n");
            expect(in, '2');
            say(socket, "MAIL FROM:<alice@example.org>\r\nRCPT TO:<x@other.example>\r\nDATA\r\n");
            expect(in, '2');
            expect(in, '2');
            expect(in, '3');
            say(socket, "From: alice@example.org\r\nSubject: " + subject + "\r\n\r\ntext\r\n.\r\n");
            expect(in, '2');
        }
    }

    /** Somebody else's server, which takes everything and counts it. */
    private static final class Sink implements Reception, AutoCloseable {
        private static final Door DOOR =
                new Door(Door.Use.SMTP, false, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        private final Map<String, Integer> counts = new ConcurrentHashMap<>();
        private final Object more = new Object();
        private final MailServer server;

        Sink() throws IOException {
            UserCheck nobody = (peer, address, password) -> new UserCheck.Wrong();
            server = new MailServer(new MailServer.Parts(
                    "sink.example",
                    MailLimits.DEFAULT,
                    Optional.empty(),
                    this,
                    this,
                    nobody,
                    System::nanoTime,
                    new SplittableRandom(5)));
            server.open(DOOR);
        }

        int port() {
            return server.port(DOOR);
        }

        Map<String, Integer> counts() {
            return counts;
        }

        void await(int count) throws InterruptedException {
            synchronized (more) {
                var end = System.nanoTime() + 120_000_000_000L;
                while (counts.size() < count && System.nanoTime() < end) {
                    more.wait(1_000);
                }
            }
        }

        void awaitAll(int count) throws InterruptedException {
            await(count);
            assertThat(counts).hasSize(count);
        }

        @Override
        public Optional<Reply> from(sextant.mail.smtp.Path from, Optional<AccountId> user) {
            return Optional.empty();
        }

        @Override
        public Optional<Reply> to(sextant.mail.smtp.Path to, long size) {
            return Optional.empty();
        }

        @Override
        public List<Reply> take(Arrival arrival) {
            try {
                var text = new String(arrival.message().octets(), StandardCharsets.ISO_8859_1);
                subjects(List.of("\n" + text)).keySet().forEach(subject -> counts.merge(subject, 1, Integer::sum));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            synchronized (more) {
                more.notifyAll();
            }
            return List.of(Reply.of(250, "2.0.0", "OK"));
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
