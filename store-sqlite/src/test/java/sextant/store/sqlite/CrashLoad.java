package sextant.store.sqlite;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import sextant.content.Document;
import sextant.content.Kind;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Author;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Device;
import sextant.mailbox.Item;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;
import sextant.mailbox.store.Appended;
import sextant.mailbox.store.Change;
import sextant.mailbox.store.Store;
import sextant.mailbox.store.StoreScribe;

/**
 * A process that writes until it is killed, and says on its standard output what it is about to write ({@code try}) and
 * what was acknowledged ({@code ack}). Its arguments are the data directory and a word that no other run uses.
 */
final class CrashLoad {
    static final int ACCOUNTS = 3;
    static final int WRITERS = 8;
    static final CollectionId CALENDAR = new CollectionId(1);

    private final Store store;
    private final String run;
    private final PrintStream out;

    private CrashLoad(Store store, String run) {
        this.store = store;
        this.run = run;
        this.out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws InterruptedException {
        var load = new CrashLoad(new Shelter(Path.of(arguments[0])).open(), arguments[1]);
        List<StoreScribe> scribes = load.scribes();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            threads.add(Thread.ofPlatform().start(() -> load.write(scribes.get(writer % ACCOUNTS), writer)));
        }
        threads.add(Thread.ofPlatform().start(load::comeAndGo));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private List<StoreScribe> scribes() {
        var scribes = new ArrayList<StoreScribe>();
        for (int i = 0; i < ACCOUNTS; i++) {
            String address = "user" + i + "@example.org";
            StoreScribe scribe = store.accounts().stream()
                    .filter(account -> account.address().equals(address))
                    .findFirst()
                    .map(account -> new StoreScribe(store, account.id()))
                    .orElseGet(() -> StoreScribe.of(store, address));
            if (scribe.head().equals(Position.START)) {
                scribe.collection(Kind.EVENT, "Calendar");
            }
            scribes.add(scribe);
        }
        return scribes;
    }

    /** Creates, replaces and removes, each time with a state of its device that names the operation. */
    private void write(StoreScribe scribe, int writer) {
        var random = new SplittableRandom(run.hashCode() * 31L + writer);
        Device device = scribe.device(run + "-" + writer, "last", bytes("none"));
        var mine = new ArrayList<Item>();
        for (int i = 0; ; i++) {
            String operation = run + "-" + writer + "-" + i;
            Document document = StoreScribe.document(
                    operation + " ".repeat(random.nextInt(10) == 0 ? 70_000 + random.nextInt(100_000) : 200));
            int choice = random.nextInt(4);
            out.println("try " + scribe.account().value() + " " + operation);
            Appended appended = scribe.append(
                    Optional.of(new OperationId(operation)),
                    Author.device(device.id(), operation),
                    StoreScribe.NOON,
                    head -> List.of(
                            change(head + 1, mine, choice, operation, document),
                            new Change.StateSet(device.id(), "last", Optional.of(bytes(operation)))));
            out.println("ack " + scribe.account().value() + " " + operation + " "
                    + appended.head().value());
            remember(scribe, mine, choice, appended.head());
        }
    }

    private static Change change(long position, List<Item> mine, int choice, String name, Document document) {
        if (mine.isEmpty() || choice < 2) {
            return StoreScribe.create(StoreScribe.newItem(position, CALENDAR, name, document), document);
        }
        Item last = mine.getLast();
        return choice == 2
                ? new Change.ItemPut(
                        StoreScribe.replaced(last, position, document), Optional.of(document), Optional.of(last))
                : new Change.ItemRemoved(last, new Position(position));
    }

    private void remember(StoreScribe scribe, List<Item> mine, int choice, Position position) {
        if (!mine.isEmpty() && choice >= 2) {
            mine.removeLast();
        }
        store.changes(scribe.account(), CALENDAR, new Position(position.value() - 1), 1).present().stream()
                .filter(item -> item.position().equals(position))
                .forEach(mine::add);
    }

    /** An account with a large document that comes and goes, so that the collector is at work when the kill comes. */
    private void comeAndGo() {
        for (int i = 0; ; i++) {
            String name = run + "-guest-" + i;
            AccountId guest = store.create(
                            new Account(
                                    new AccountId(0),
                                    name + "@example.org",
                                    "",
                                    false,
                                    true,
                                    Properties.NONE,
                                    StoreScribe.NOON),
                            i)
                    .orElseThrow()
                    .id();
            var scribe = new StoreScribe(store, guest);
            scribe.put(scribe.collection(Kind.EVENT, "Calendar"), "large", name.repeat(10_000));
            store.remove(guest);
            store.forget(Instant.EPOCH);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
