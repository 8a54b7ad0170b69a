package sextant.bench.mailbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import sextant.content.Busy;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.Summary;
import sextant.mailbox.Accounts;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.PasswordCost;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;
import sextant.mailbox.SystemAlarms;
import sextant.mailbox.Watch;
import sextant.store.sqlite.SqliteOptions;
import sextant.store.sqlite.SqliteStore;

/**
 * Measures the mailbox layer over the embedded store and prints what it finds. The argument is an empty directory on the
 * disk to measure, which is left as it is afterwards.
 */
public final class MailboxBench {
    private static final Author AUTHOR = Author.server("bench");
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final int ACCOUNTS = 200;
    private static final int WAITERS = 10_000;
    private static final int SIGN_INS = 200;

    private final Mailboxes mailboxes;
    private final Accounts accounts;
    private final AtomicLong made = new AtomicLong();

    private MailboxBench(Mailboxes mailboxes, Accounts accounts) {
        this.mailboxes = mailboxes;
        this.accounts = accounts;
    }

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        try (var store = SqliteStore.open(directory.resolve("mailbox"), SqliteOptions.DEFAULTS);
                var alarms = new SystemAlarms()) {
            var mailboxes = new Mailboxes(
                    store,
                    MailboxBench::summarize,
                    InstantSource.system(),
                    alarms,
                    new SplittableRandom(1),
                    MailboxLimits.DEFAULT);
            var bench = new MailboxBench(mailboxes, new Accounts(mailboxes, PasswordCost.DEFAULT, new SecureRandom()));
            bench.accounts.addDomain("example.org");
            bench.signIn();
            bench.commits(1, 1);
            bench.commits(1, 1);
            bench.commits(32, 1);
            bench.commits(32, 32);
            bench.oneWaiter();
            bench.manyWaiters();
        }
    }

    private static Summary summarize(Document document) {
        return new Summary(
                Kind.MESSAGE,
                "",
                "",
                Summary.UNBOUNDED_PAST,
                Summary.UNBOUNDED_FUTURE,
                false,
                false,
                Busy.FREE,
                false,
                "",
                "bench",
                List.of(),
                List.of(),
                document.size());
    }

    private Mailbox mailbox() {
        var address = "u" + made.incrementAndGet() + "@example.org";
        return mailboxes.of(
                accounts.create(address, "", Optional.empty(), false).id());
    }

    private long write(Mailbox mailbox) {
        var text = "Subject: bench\r\n\r\nmessage " + made.incrementAndGet() + "\r\n";
        var document = Document.of(Format.MESSAGE, text.getBytes(StandardCharsets.UTF_8));
        var inbox = mailbox.collection(Role.INBOX).id();
        mailbox.commit(Batch.of(AUTHOR, new Edit.AddItem(inbox, document, Properties.NONE)));
        return System.nanoTime();
    }

    // ---- signing in --------------------------------------------------------------------------------------------

    private void signIn() {
        var known = accounts.create("known@example.org", "", Optional.of("the password"), false);
        accounts.createDevicePassword(known.id(), "Phone");
        var disabled = accounts.create("disabled@example.org", "", Optional.of("the password"), false);
        accounts.disable(disabled.id());
        var tries = List.of(
                new Try("sign-in, right password", "known@example.org", "the password", true),
                new Try("sign-in, wrong password", "known@example.org", "a password", false),
                new Try("sign-in, wrong, shaped as for a device", "known@example.org", "abcd-efgh-jkmn-pqrs", false),
                new Try("sign-in, unknown address", "unknown@example.org", "a password", false),
                new Try("sign-in, disabled account", "disabled@example.org", "the password", false));
        // By turns, so that whatever else the machine does strikes all of them alike.
        var times = new ArrayList<List<Long>>();
        tries.forEach(each -> times.add(new ArrayList<>()));
        for (var round = 0; round < SIGN_INS; round++) {
            for (var i = 0; i < tries.size(); i++) {
                times.get(i).add(tries.get(i).time(accounts));
            }
        }
        for (var i = 0; i < tries.size(); i++) {
            print(tries.get(i).what(), times.get(i).subList(SIGN_INS / 10, SIGN_INS));
        }
    }

    private record Try(String what, String address, String password, boolean right) {
        long time(Accounts accounts) {
            var begun = System.nanoTime();
            var verified = accounts.verify(address, password);
            var took = System.nanoTime() - begun;
            if (verified.isPresent() != right) {
                throw new IllegalStateException(what);
            }
            return took;
        }
    }

    // ---- commits -----------------------------------------------------------------------------------------------

    private void commits(int writers, int spread) throws InterruptedException {
        var boxes = new ArrayList<Mailbox>();
        for (var i = 0; i < spread; i++) {
            boxes.add(mailbox());
        }
        var times = new ConcurrentLinkedQueue<Long>();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        var threads = new ArrayList<Thread>();
        for (var w = 0; w < writers; w++) {
            var box = boxes.get(w % spread);
            threads.add(Thread.ofVirtual().start(() -> {
                for (var begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                    times.add(write(box) - begun);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        print("commit 1 item: " + writers + " writers, " + spread + " accounts", List.copyOf(times));
        System.out.printf("%-58s %10.0f a second%n", "", times.size() / 4.0);
    }

    // ---- waiting -----------------------------------------------------------------------------------------------

    /** From the durable commit's return to the waiter's. */
    private void oneWaiter() throws InterruptedException {
        var mailbox = mailbox();
        var times = new ArrayList<Long>();
        for (var i = 0; i < 300; i++) {
            var woken = new AtomicLong();
            var since = mailbox.head();
            var waiter = Thread.ofVirtual().start(() -> woken.set(wait(mailbox, Watch.everything(since))));
            parked(waiter);
            var written = write(mailbox);
            waiter.join();
            times.add(Math.max(0, woken.get() - written));
        }
        print("from the commit's return to the waiter's", times);
    }

    private static void parked(Thread waiter) throws InterruptedException {
        for (var calm = 0;
                calm < 3;
                calm = waiter.getState() == Thread.State.TIMED_WAITING || waiter.getState() == Thread.State.WAITING
                        ? calm + 1
                        : 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static long wait(Mailbox mailbox, Watch watch) {
        try {
            mailbox.await(watch, LONG);
            return System.nanoTime();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void manyWaiters() throws InterruptedException {
        var boxes = new ArrayList<Mailbox>();
        for (var i = 0; i < ACCOUNTS; i++) {
            boxes.add(mailbox());
        }
        boxes.forEach(Mailbox::head);
        var before = used();
        var threads = waiters(i -> boxes.get(i % ACCOUNTS));
        System.out.printf(
                "%-58s %10d octets of heap, its thread included%n",
                "one of " + WAITERS + " waiters of " + ACCOUNTS + " accounts", (used() - before) / WAITERS);
        for (var box : boxes) {
            write(box);
        }
        for (var thread : threads) {
            thread.join();
        }
        var crowded = mailbox();
        threads = waiters(i -> crowded);
        var written = write(crowded);
        for (var thread : threads) {
            thread.join();
        }
        System.out.printf(
                "%-58s %10.1f ms%n",
                "until the last of " + WAITERS + " waiters of one account ran", (System.nanoTime() - written) / 1e6);
    }

    private interface Which {
        Mailbox of(int waiter);
    }

    private static List<Thread> waiters(Which which) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        var begun = new CountDownLatch(WAITERS);
        for (var i = 0; i < WAITERS; i++) {
            var box = which.of(i);
            var watch = new Watch(java.util.Set.of(box.collection(Role.INBOX).id()), box.head());
            threads.add(Thread.ofVirtual().start(() -> {
                begun.countDown();
                wait(box, watch);
            }));
        }
        begun.await();
        // They still ask the store before they park; the last one is done after the others.
        TimeUnit.SECONDS.sleep(3);
        parked(threads.getLast());
        return threads;
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        for (var i = 0; i < 5; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void print(String what, List<Long> times) {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%-58s %10.0f us p50 %10.0f us p99%n",
                what, sorted[sorted.length / 2] / 1e3, sorted[(int) (sorted.length * 0.99)] / 1e3);
    }
}
