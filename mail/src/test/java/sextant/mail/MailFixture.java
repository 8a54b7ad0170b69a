package sextant.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import sextant.content.Summaries;
import sextant.mail.receive.Door;
import sextant.mail.receive.UserCheck;
import sextant.mail.send.Outbox;
import sextant.mail.send.Route;
import sextant.mailbox.Account;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Role;
import sextant.mailbox.Watch;

/** Mail on a store in memory, on virtual time, with doors on free ports and a name service of the test's own. */
public final class MailFixture implements AutoCloseable {
    public static final Door SMTP = door(Door.Use.SMTP);
    public static final Door LMTP = door(Door.Use.LMTP);
    public static final Door SUBMISSION = door(Door.Use.SUBMISSION);

    public final MailboxFixture world;
    public final Map<String, List<String>> names = new HashMap<>();
    public Outbox outbox;
    private final Optional<Route> smarthost;
    private final MailLimits limits;
    private Mail mail;

    public MailFixture() throws IOException {
        this(Optional.empty(), MailLimits.DEFAULT, MailboxLimits.DEFAULT);
    }

    public MailFixture(Optional<Route> smarthost, MailLimits limits, MailboxLimits mailboxLimits) throws IOException {
        this.world = new MailboxFixture(new Summaries(), mailboxLimits);
        this.smarthost = smarthost;
        this.limits = limits;
        this.outbox = new Outbox(world.mailboxes, world.time);
        this.mail = open();
    }

    private static Door door(Door.Use use) {
        return new Door(use, false, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private Mail open() throws IOException {
        UserCheck users = (peer, address, password) -> world.accounts
                .verify(address, password)
                .<UserCheck.Outcome>map(
                        verified -> new UserCheck.Good(verified.account().id()))
                .orElseGet(UserCheck.Wrong::new);
        var opened = new Mail(
                new Mail.Ground(
                        world.mailboxes,
                        world.accounts,
                        outbox,
                        users,
                        world.time,
                        world.time::nanos,
                        world.time,
                        new SplittableRandom(7)),
                new MailOptions(
                        "mail.example.org",
                        List.of(SMTP, LMTP, SUBMISSION),
                        Optional.empty(),
                        smarthost,
                        (name, type) -> names.getOrDefault(type + " " + name, List.of()),
                        limits));
        opened.start();
        return opened;
    }

    /** Stops and starts again, with nothing but the store left. */
    public void restart() throws IOException {
        mail.close();
        outbox = new Outbox(world.mailboxes, world.time);
        mail = open();
    }

    /** Stops; the store stays. */
    public void stop() {
        mail.close();
    }

    public int port(Door door) {
        return mail.port(door);
    }

    public Account user(String name) {
        return world.account(name);
    }

    public Mailbox mailbox(Account account) {
        return world.mailboxes.of(account.id());
    }

    /** What is in a folder now. */
    public List<Item> items(Account account, Role role) {
        var mailbox = mailbox(account);
        return mailbox.items(mailbox.collection(role).id(), "", 1_000);
    }

    /** What is in a folder, as text. */
    public List<String> texts(Account account, Role role) throws IOException {
        var texts = new ArrayList<String>();
        for (var item : items(account, role)) {
            texts.add(new String(mailbox(account).read(item).octets(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** Waits until something is so, looking again after each commit to a mailbox. */
    public void until(Account account, BooleanSupplier so) throws InterruptedException {
        var mailbox = mailbox(account);
        var head = mailbox.head();
        while (!so.getAsBoolean()) {
            head = mailbox.await(Watch.everything(head), Duration.ofDays(3650));
        }
    }

    /** Waits until no attempt is being made: what comes next is set up. */
    public void untilQuiet() {
        while (mail.isSending()) {
            Thread.onSpinWait();
        }
    }

    /** Waits until a folder holds so many items. */
    public void until(Account account, Role role, int count) throws InterruptedException {
        until(account, () -> items(account, role).size() == count);
    }

    @Override
    public void close() {
        mail.close();
    }
}
