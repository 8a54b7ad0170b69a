package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.mailbox.Precondition.NONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sextant.mailbox.store.Faults;
import sextant.mailbox.store.StoreException;

/** Lost answers, failing disks and writers of other processes: nothing is written twice, and nothing is lost. */
class RepeatedWritesTest {
    private static final Author AUTHOR = Author.server("test");
    private static final OperationId OPERATION = new OperationId("key 7, add 3");

    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox mailbox = fixture.mailbox("alice");
    private final CollectionId inbox = mailbox.collection(Role.INBOX).id();

    @AfterEach
    void theMailboxIsSound() {
        assertThat(new Verification(fixture.store, SampleDocuments::summarize).all())
                .isEmpty();
    }

    private Batch add(Optional<OperationId> operation) {
        return new Batch(
                AUTHOR,
                operation,
                List.of(new Edit.AddItem(inbox, SampleDocuments.message("Hello", "once"), Properties.NONE)));
    }

    @Test
    void aDeviceThatLostTheAnswerAsksAgainAndNothingIsDoneTwice() {
        var first = mailbox.commit(add(Optional.of(OPERATION)));
        mailbox.commit(add(Optional.empty()));
        var second = mailbox.commit(add(Optional.of(OPERATION)));
        assertThat(first.repeated()).isFalse();
        assertThat(second).isEqualTo(new Commit(first.head(), List.of(), true));
        assertThat(mailbox.count(inbox)).isEqualTo(2);
    }

    @Test
    void anOperationThatChangedNothingIsRememberedToo() {
        mailbox.commit(Batch.of(AUTHOR, new Edit.PutItem(inbox, "a.eml", SampleDocuments.message("1", ""), NONE)));
        var repeatable = new Batch(
                AUTHOR,
                Optional.of(OPERATION),
                List.of(new Edit.PutItem(inbox, "a.eml", SampleDocuments.message("1", ""), NONE)));
        assertThat(mailbox.commit(repeatable).repeated()).isFalse();
        mailbox.commit(Batch.of(AUTHOR, new Edit.PutItem(inbox, "a.eml", SampleDocuments.message("2", ""), NONE)));
        assertThat(mailbox.commit(repeatable).repeated()).isTrue();
        assertThat(mailbox.item(inbox, "a.eml").orElseThrow().summary().subject())
                .isEqualTo("2");
    }

    @Test
    void aCommitWhoseAnswerGetsLostInTheEngineIsFoundOut() {
        for (var operation : List.of(Optional.of(OPERATION), Optional.<OperationId>empty())) {
            fixture.store.inject(Faults.losingTheAnswer(1L));
            var commit = mailbox.commit(add(operation));
            assertThat(commit.repeated()).isFalse();
            assertThat(commit.head()).isEqualTo(mailbox.head());
            var item = commit.outcomes().getFirst().item().orElseThrow();
            assertThat(mailbox.item(item.id())).contains(item);
        }
        assertThat(mailbox.count(inbox)).isEqualTo(2);
    }

    @Test
    void aCommitThatFailedWroteNothingAndMayBeAskedForAgain() {
        var head = mailbox.head();
        fixture.store.inject(Faults.failing(1L));
        assertThatThrownBy(() -> mailbox.commit(add(Optional.of(OPERATION))))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("nothing was written");
        assertThat(mailbox.head()).isEqualTo(head);
        assertThat(mailbox.commit(add(Optional.of(OPERATION))).repeated()).isFalse();
        assertThat(mailbox.count(inbox)).isEqualTo(1);
    }

    /** Every append of a fixed script fails or loses its answer once; its writer asks again each time. */
    @Test
    void whereverTheFaultStrikesEveryWriteIsThereOnce() {
        var appends = 8;
        for (long nth = 1; nth <= appends; nth++) {
            for (var lost : List.of(true, false)) {
                var own = new MailboxFixture();
                var box = own.mailbox("bob");
                var in = box.collection(Role.INBOX).id();
                own.store.inject(lost ? Faults.losingTheAnswer(nth) : Faults.failing(nth));
                for (var i = 0; i < appends; i++) {
                    var batch = new Batch(
                            AUTHOR,
                            Optional.of(new OperationId("write " + i)),
                            List.of(new Edit.AddItem(in, SampleDocuments.message("m" + i, ""), Properties.NONE)));
                    try {
                        box.commit(batch);
                    } catch (StoreException e) {
                        assertThat(lost).as("fault at %d: %s", nth, e).isFalse();
                        box.commit(batch);
                    }
                }
                assertThat(box.count(in)).as("fault at %d", nth).isEqualTo(appends);
            }
        }
    }

    @Test
    void aBatchThatFailsLeavesNoUsageBehind() {
        fixture.store.inject(Faults.failing(1L));
        assertThatThrownBy(() -> mailbox.commit(add(Optional.empty()))).isInstanceOf(StoreException.class);
        mailbox.commit(add(Optional.empty()));
        assertThat(mailbox.count(inbox)).isEqualTo(1);
    }

    @Test
    void twoProcessesThatWriteAtOnceBothGetThrough() throws Exception {
        var other = fixture.otherProcess().of(mailbox.account().id());
        var boxes = List.of(mailbox, other);
        var threads = new ArrayList<Thread>();
        var writes = 50;
        for (var box : boxes) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (var i = 0; i < writes; i++) {
                    box.commit(add(Optional.empty()));
                }
            }));
        }
        for (var thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(mailbox.count(inbox)).isEqualTo(2L * writes);
    }

    @Test
    void anAppendThatIsOvertakenIsPlannedAnew() throws Exception {
        var held = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        fixture.store.inject(new Faults() {
            @Override
            public void before(long nth) {
                if (nth == 1) {
                    reached.countDown();
                    await(held);
                }
            }
        });
        var late = Thread.ofVirtual()
                .start(() -> mailbox.commit(
                        Batch.of(AUTHOR, new Edit.PutItem(inbox, "a.eml", SampleDocuments.message("late", ""), NONE))));
        reached.await();
        var other = fixture.otherProcess().of(mailbox.account().id());
        var early = other.commit(Batch.of(
                        AUTHOR,
                        new Edit.PutItem(inbox, "a.eml", SampleDocuments.message("early", ""), Precondition.ABSENT)))
                .outcomes()
                .getFirst()
                .item()
                .orElseThrow();
        held.countDown();
        late.join();
        var item = mailbox.item(inbox, "a.eml").orElseThrow();
        assertThat(item.id()).isEqualTo(early.id());
        assertThat(item.summary().subject()).isEqualTo("late");
    }

    @Test
    void anOperationSentTwiceAtOnceIsDoneOnce() throws Exception {
        var boxes = List.of(mailbox, fixture.otherProcess().of(mailbox.account().id()));
        for (var round = 0; round < 50; round++) {
            var operation = Optional.of(new OperationId("round " + round));
            var fresh = new AtomicInteger();
            var threads = new ArrayList<Thread>();
            for (var i = 0; i < 4; i++) {
                var box = boxes.get(i % 2);
                threads.add(Thread.ofVirtual().start(() -> {
                    if (!box.commit(add(operation)).repeated()) {
                        fresh.incrementAndGet();
                    }
                }));
            }
            for (var thread : threads) {
                thread.join();
            }
            assertThat(fresh).hasValue(1);
            assertThat(mailbox.count(inbox)).isEqualTo(round + 1);
        }
    }

    /** If-Match counters: 32 writers read, add one and write on condition; no increment is lost. */
    @Test
    void noUpdateIsLostUnder32WritersThatCompareAndSet() throws Exception {
        var boxes = List.of(mailbox, fixture.otherProcess().of(mailbox.account().id()));
        mailbox.commit(Batch.of(AUTHOR, new Edit.PutItem(inbox, "n.eml", SampleDocuments.message("0", ""), NONE)));
        var writers = 32;
        var increments = 10;
        var done = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (var w = 0; w < writers; w++) {
            var box = boxes.get(w % 2);
            var byHash = w % 3 == 0;
            var random = new SplittableRandom(w);
            threads.add(Thread.ofVirtual().start(() -> {
                for (var i = 0; i < increments; ) {
                    var item = box.item(inbox, "n.eml").orElseThrow();
                    var next = Integer.parseInt(item.summary().subject()) + 1;
                    var condition = byHash
                            ? new Precondition.Content(item.hash())
                            : new Precondition.Unchanged(item.position());
                    var document = SampleDocuments.message("" + next, "by " + random.nextInt());
                    try {
                        box.commit(Batch.of(AUTHOR, new Edit.PutItem(inbox, "n.eml", document, condition)));
                        done.incrementAndGet();
                        i++;
                    } catch (Conflict e) {
                        assertThat(e.standing()).isPresent();
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(done).hasValue(writers * increments);
        assertThat(mailbox.item(inbox, "n.eml").orElseThrow().summary().subject())
                .isEqualTo("" + writers * increments);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
