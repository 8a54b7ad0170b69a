package sextant.bench.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sextant.content.Summaries;
import sextant.mail.Mail;
import sextant.mail.MailLimits;
import sextant.mail.MailOptions;
import sextant.mail.receive.Door;
import sextant.mail.receive.UserCheck;
import sextant.mail.send.Outbox;
import sextant.mailbox.Accounts;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.PasswordCost;
import sextant.mailbox.Role;
import sextant.mailbox.SystemAlarms;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteStore;

/**
 * How many messages a second are taken and durable: {@code MailBench DIR [SECONDS]}, on an empty folder of the disk to
 * measure. Each sender has a connection of its own and waits for each answer. Prints a Markdown table.
 */
public final class MailBench {
    private static final int ACCOUNTS = 8;
    private static final int SHORT = 2_000;
    private static final int LONG = 200_000;

    private MailBench() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        var clock = InstantSource.system();
        var alarms = new SystemAlarms();
        try (var store = SqliteStore.open(folder.resolve("store"), SqliteOptions.DEFAULTS)) {
            var mailboxes =
                    new Mailboxes(store, new Summaries(), clock, alarms, new SecureRandom(), MailboxLimits.DEFAULT);
            var accounts = new Accounts(mailboxes, new PasswordCost(64, 1, 1, 4), new SecureRandom());
            accounts.addDomain("example.org");
            for (var number = 0; number < ACCOUNTS; number++) {
                accounts.create("user" + number + "@example.org", "", Optional.empty(), false);
            }
            UserCheck nobody = (peer, address, password) -> new UserCheck.Wrong();
            var doors = List.of(door(Door.Use.SMTP), door(Door.Use.LMTP));
            var options = new MailOptions(
                    "mail.example.org",
                    doors,
                    Optional.empty(),
                    Optional.empty(),
                    (name, type) -> List.of(),
                    MailLimits.DEFAULT);
            var ground = new Mail.Ground(
                    mailboxes,
                    accounts,
                    new Outbox(mailboxes, clock),
                    nobody,
                    clock,
                    System::nanoTime,
                    alarms,
                    new SecureRandom());
            try (var mail = new Mail(ground, options)) {
                mail.start();
                System.out.println("| messages | senders | a second | MB/s |");
                System.out.println("|---|---|---|---|");
                for (var door : doors) {
                    run(mail.port(door), door, 1, SHORT, 2); // warm
                    for (var senders : new int[] {1, 8, 32}) {
                        print(door, SHORT, senders, run(mail.port(door), door, senders, SHORT, seconds), seconds);
                    }
                    print(door, LONG, 8, run(mail.port(door), door, 8, LONG, seconds), seconds);
                }
                var held = 0L;
                for (var account : accounts.all()) {
                    var mailbox = mailboxes.of(account.id());
                    held += mailbox.count(mailbox.collection(Role.INBOX).id());
                }
                System.out.println();
                System.out.println(held + " messages are in the mailboxes.");
            }
        }
    }

    private static Door door(Door.Use use) {
        return new Door(use, false, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static void print(Door door, int size, int senders, long count, int seconds) {
        System.out.printf(
                Locale.ROOT,
                "| %s, %d kB | %d | %.0f | %.1f |%n",
                door.use(),
                size / 1000,
                senders,
                (double) count / seconds,
                (double) count * size / seconds / 1e6);
    }

    private static long run(int port, Door door, int senders, int size, int seconds) throws Exception {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var counts = new ArrayList<Future<Long>>();
            for (var sender = 0; sender < senders; sender++) {
                var number = sender;
                counts.add(threads.submit(() -> send(port, door, number, size, end)));
            }
            var total = 0L;
            for (var count : counts) {
                total += count.get();
            }
            return total;
        }
    }

    private static long send(int port, Door door, int sender, int size, long end) throws IOException {
        var body = "A line of text, as there are many in letters.\r\n".repeat(Math.max(1, size / 47));
        var count = 0L;
        while (System.nanoTime() < end) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    var in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                expect(in);
                say(socket, (door.use() == Door.Use.LMTP ? "LHLO" : "EHLO") + " bench.example\r\n");
                expect(in);
                for (var message = 0; message < 900 && System.nanoTime() < end; message++) {
                    say(
                            socket,
                            "MAIL FROM:<sender@bench.example>\r\nRCPT TO:<user" + (sender % ACCOUNTS)
                                    + "@example.org>\r\nDATA\r\n");
                    expect(in);
                    expect(in);
                    expect(in);
                    say(
                            socket,
                            "From: sender@bench.example\r\nTo: user@example.org\r\nSubject: Message\r\nMessage-ID: <"
                                    + sender + "." + System.nanoTime() + "@bench.example>\r\n\r\n" + body + ".\r\n");
                    expect(in);
                    count++;
                }
            }
        }
        return count;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void expect(BufferedReader in) throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || line.charAt(0) > '3') {
            throw new IOException("the server said " + line);
        }
    }
}
