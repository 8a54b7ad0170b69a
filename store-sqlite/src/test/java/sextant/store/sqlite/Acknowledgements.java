package sextant.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import sextant.mailbox.AccountId;
import sextant.mailbox.Device;
import sextant.mailbox.HistoryEntry;
import sextant.mailbox.OperationId;
import sextant.mailbox.Position;
import sextant.mailbox.store.Store;

/** What processes running {@link CrashLoad} said before their end: operations they tried, heads of those acknowledged. */
final class Acknowledgements {
    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<String, Long> acknowledged = new TreeMap<>();

    int count() {
        return acknowledged.size();
    }

    void note(String line) {
        String[] words = line.split(" ", -1);
        accounts.put(words[2], Long.valueOf(words[1]));
        if (words[0].equals("ack")) {
            acknowledged.put(words[2], Long.valueOf(words[3]));
        }
    }

    /** Fails unless the store holds every acknowledged write once, nothing nobody tried, and finds itself sound. */
    void assertKeptBy(Store store, String when) {
        assertThat(store.verify()).as(when).isEmpty();
        for (var account : store.accounts()) {
            if (account.address().startsWith("user")) {
                assertAccount(store, account.id(), when);
            }
        }
    }

    private void assertAccount(Store store, AccountId account, String when) {
        long head = store.head(account).orElseThrow().position().value();
        var found = new HashMap<String, Long>();
        for (HistoryEntry entry : store.history(account, new Position(head + 1), 1_000_000)) {
            Long twice = found.put(entry.author().via(), entry.position().value());
            assertThat(twice).as("%s: %s is there twice", when, entry.author()).isNull();
            assertThat(accounts).as(when).containsEntry(entry.author().via(), account.value());
        }
        // position 1 made the collection, every other one is an operation
        assertThat(found.values())
                .as(when)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, head).boxed().toList());
        acknowledged.forEach((operation, position) -> {
            if (Long.valueOf(account.value()).equals(accounts.get(operation))) {
                assertThat(found).as(when).containsEntry(operation, position);
                assertThat(store.appended(account, new OperationId(operation)))
                        .as(when)
                        .contains(new Position(position));
            }
        });
        assertStates(store, account, found, when);
    }

    /** The state of a device is that of its newest operation: they were one batch. */
    private static void assertStates(Store store, AccountId account, Map<String, Long> found, String when) {
        for (Device device : store.devices(account)) {
            String prefix = device.identifier() + "-";
            String newest = found.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("none");
            assertThat(store.state(account, device.id(), "last").map(Acknowledgements::text))
                    .as(when)
                    .contains(newest);
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
