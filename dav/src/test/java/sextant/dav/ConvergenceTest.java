package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Conflict;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.NotFound;
import sextant.mailbox.Precondition;
import sextant.mailbox.Role;
import sextant.mailbox.SampleDocuments;
import sextant.mailbox.Shelf;

/** Devices that know a calendar only through sync-collection, while others write, end with what the server has. */
class ConvergenceTest {
    /** A client: hrefs and tags, and a token. */
    private static final class Replica {
        private final Rig rig;
        private final Map<String, String> held = new TreeMap<>();
        private String token = "";

        Replica(Rig rig) {
            this.rig = rig;
        }

        /** Asks once; true if there is no more. */
        boolean ask(String limit) {
            var answer = rig.sync(Rig.CALENDAR, token, limit);
            if (answer.status() == 403) {
                assertThat(answer.condition()).isEqualTo("{DAV:}valid-sync-token");
                assertThat(token).isNotEmpty();
                token = "";
                held.clear();
                return false;
            }
            var more = false;
            for (var row : answer.rows().values()) {
                switch (row.status()) {
                    case 404 -> held.remove(row.href());
                    case 507 -> more = true;
                    default -> held.put(row.href(), row.text("{DAV:}getetag"));
                }
            }
            assertThat(answer.syncToken()).isNotEqualTo(more ? token : "");
            token = answer.syncToken();
            return !more;
        }
    }

    private static Map<String, String> truth(Rig rig) {
        var truth = new TreeMap<String, String>();
        for (var row : rig.propfind(Rig.CALENDAR, 1, "D:getetag").rows().values()) {
            if (!row.href().equals(Rig.CALENDAR)) {
                truth.put(row.href(), row.text("{DAV:}getetag"));
            }
        }
        return truth;
    }

    /** Something happens to the mailbox. */
    private static void write(Rig rig, SplittableRandom random, String writer) {
        var mailbox = rig.mailbox();
        var calendar = mailbox.collection(Role.CALENDAR).id();
        var other = mailbox.collection(Shelf.CALENDARS, "other").orElseThrow().id();
        var name = writer + random.nextInt(8) + ".ics";
        var item = mailbox.item(calendar, name);
        var edit = switch (random.nextInt(9)) {
            case 0, 1, 2, 3 ->
                Optional.<Edit>of(new Edit.PutItem(
                        calendar, name, SampleDocuments.event(name, "s" + random.nextInt(1000)), Precondition.NONE));
            case 4, 5 -> item.<Edit>map(it -> new Edit.RemoveItem(it.id(), Precondition.NONE));
            case 6 -> item.map(it -> move(it, other, it.name()));
            case 7 -> back(mailbox, other, calendar, name);
            default -> item.map(it -> move(it, calendar, "renamed-" + writer + random.nextInt(3) + ".ics"));
        };
        try {
            edit.ifPresent(one -> mailbox.commit(Batch.of(Author.server("test"), one)));
        } catch (Conflict | NotFound overtaken) {
            // another writer was faster, or the UID lies elsewhere: a client would be told, and go on
            assertThat(overtaken).hasMessageNotContaining("null");
        }
    }

    private static Edit move(Item item, CollectionId to, String name) {
        return new Edit.MoveItem(item.id(), to, name, true, Precondition.NONE);
    }

    private static Optional<Edit> back(Mailbox mailbox, CollectionId from, CollectionId to, String name) {
        return mailbox.item(from, name)
                .filter(item -> mailbox.withUid(item.summary().uid()).size() == 1)
                .map(item -> move(item, to, name));
    }

    @Test
    void whateverHappensBetweenTheQuestions() {
        for (var seed = 0L; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            var rig = new Rig();
            rig.send("MKCALENDAR", Rig.CALENDARS + "other/", "");
            var replicas = List.of(new Replica(rig), new Replica(rig), new Replica(rig));
            for (var step = 0; step < 250; step++) {
                var chance = random.nextInt(100);
                if (chance < 60) {
                    write(rig, random, "w");
                } else if (chance < 97) {
                    var limit = random.nextInt(3) == 0 ? "" : Integer.toString(random.nextInt(1, 4));
                    replicas.get(random.nextInt(3)).ask(limit);
                } else if (chance < 99) {
                    rig.fixture.prune(
                            rig.alice.id(),
                            rig.mailbox().collection(Role.CALENDAR).id(),
                            rig.mailbox().head());
                } else {
                    rig.fixture
                            .devices
                            .list(rig.alice.id())
                            .forEach(device -> rig.fixture.devices.remove(rig.alice.id(), device.id()));
                }
            }
            for (var replica : replicas) {
                var limit = Integer.toString(random.nextInt(1, 5));
                for (var rounds = 0; !replica.ask(limit); rounds++) {
                    assertThat(rounds).as("seed " + seed).isLessThan(100);
                }
                assertThat(replica.held).as("seed " + seed).isEqualTo(truth(rig));
                var before = replica.token;
                assertThat(replica.ask("")).isTrue();
                assertThat(replica.token).as("nothing is new").isEqualTo(before);
            }
        }
    }

    @Test
    void whileOthersWriteAtTheSameTime() throws InterruptedException {
        var rig = new Rig();
        rig.send("MKCALENDAR", Rig.CALENDARS + "other/", "");
        var replica = new Replica(rig);
        var running = new CountDownLatch(3);
        var failures = Collections.synchronizedList(new ArrayList<Throwable>());
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 3; i++) {
            var writer = "w" + i + "-";
            var random = new SplittableRandom(i);
            threads.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((t, e) -> failures.add(e))
                    .start(() -> {
                        try {
                            for (var n = 0; n < 150; n++) {
                                write(rig, random, writer);
                            }
                        } finally {
                            running.countDown();
                        }
                    }));
        }
        var seen = new ConcurrentSkipListMap<String, Boolean>();
        for (var n = 1; running.getCount() > 0; n++) {
            seen.put(replica.token, replica.ask(n % 3 == 0 ? "" : Integer.toString(n % 5 + 1)));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        while (!replica.ask("3")) {
            assertThat(seen).isNotNull();
        }
        assertThat(replica.held).isEqualTo(truth(rig));
    }
}
