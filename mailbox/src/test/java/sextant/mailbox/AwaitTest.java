package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.mailbox.Precondition.NONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.store.Faults;

class AwaitTest {
    private static final Duration LONG = Duration.ofMinutes(30);

    private final MailboxFixture fixture = new MailboxFixture();
    private final Account alice = fixture.account("alice");
    private final JournaledMailbox mailbox = fixture.mailboxes.journaled(alice.id());
    private final CollectionId calendar = mailbox.collection(Role.CALENDAR).id();
    private final CollectionId contacts = mailbox.collection(Role.CONTACTS).id();
    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger writes = new AtomicInteger();

    private Position write(CollectionId in) {
        var n = writes.incrementAndGet();
        var document =
                in.equals(contacts) ? SampleDocuments.contact("c" + n, "c") : SampleDocuments.event("e" + n, "e");
        return mailbox.commit(Batch.of(Author.server("test"), new Edit.AddItem(in, document, Properties.NONE)))
                .head();
    }

    /** Waits on a thread of its own; what comes of it goes to the answers. */
    private Thread waits(Watch watch, Duration atMost) {
        var waiting = mailbox.journal().waiters().count();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                answers.add(mailbox.await(watch, atMost));
            } catch (InterruptedException | RuntimeException e) {
                answers.add(e);
            }
        });
        until(() -> mailbox.journal().waiters().count() > waiting && parked(thread));
        return thread;
    }

    private static boolean parked(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    private static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition comes true in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Object answer() throws InterruptedException {
        var answer = answers.poll(30, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        return java.util.Objects.requireNonNull(answer);
    }

    private Watch watch(CollectionId... collections) {
        return new Watch(Set.of(collections), mailbox.head());
    }

    @Test
    void whatIsNewerAlreadyIsToldAtOnce() throws Exception {
        var watch = watch(calendar);
        var everything = Watch.everything(mailbox.head());
        var head = write(calendar);
        assertThat(mailbox.await(watch, LONG)).isEqualTo(head);
        assertThat(mailbox.await(everything, LONG)).isEqualTo(head);
        assertThat(fixture.time.alarms()).isZero();
        assertThat(mailbox.journal().waiters().count()).isZero();
    }

    @Test
    void aCommitWakesThoseItConcernsAndNobodyElse() throws Exception {
        waits(watch(calendar), LONG);
        waits(watch(calendar, contacts), LONG);
        waits(Watch.everything(mailbox.head()), LONG);
        var other = waits(watch(contacts), LONG);
        var head = write(calendar);
        assertThat(List.of(answer(), answer(), answer())).containsOnly(head);
        assertThat(mailbox.journal().waiters().count()).isEqualTo(1);
        assertThat(parked(other)).isTrue();
        assertThat(write(contacts)).isEqualTo(answer());
        assertThat(fixture.time.alarms()).isZero();
    }

    @Test
    void aMoveWakesBothEnds() throws Exception {
        mailbox.commit(Batch.of(
                Author.server("test"),
                new Edit.CreateCollection(
                        Kind.EVENT, Set.of(Kind.EVENT), Optional.empty(), "Work", "work", Properties.NONE)));
        var work = mailbox.collection(Shelf.CALENDARS, "work").orElseThrow().id();
        write(calendar);
        var item = mailbox.changes(calendar, Position.START, 1).present().getFirst();
        waits(watch(calendar), LONG);
        waits(watch(work), LONG);
        var head = mailbox.commit(Batch.of(Author.server("test"), new Edit.MoveItem(item.id(), work, "x", false, NONE)))
                .head();
        assertThat(List.of(answer(), answer())).containsOnly(head);
    }

    @Test
    void aCollectionThatIsRenamedOrRemovedWakesItsWaiters() throws Exception {
        mailbox.commit(Batch.of(
                Author.server("test"),
                new Edit.CreateCollection(
                        Kind.EVENT, Set.of(Kind.EVENT), Optional.empty(), "Work", "work", Properties.NONE)));
        var work = mailbox.collection(Shelf.CALENDARS, "work").orElseThrow().id();
        waits(watch(work), LONG);
        var head = mailbox.commit(Batch.of(
                        Author.server("test"),
                        new Edit.ChangeCollection(
                                work, Optional.of("Job"), Optional.empty(), Optional.empty(), p -> p)))
                .head();
        assertThat(answer()).isEqualTo(head);
        waits(watch(work), LONG);
        var gone = mailbox.commit(Batch.of(Author.server("test"), new Edit.RemoveCollection(work)));
        assertThat(answer()).isEqualTo(gone.head());
        assertThatThrownBy(() -> mailbox.await(watch(work), LONG)).isInstanceOf(NotFound.class);
    }

    @Test
    void deviceStateIsNoNews() throws Exception {
        var device = fixture.device(alice, "phone");
        var thread = waits(Watch.everything(mailbox.head()), LONG);
        mailbox.commit(Batch.of(Author.server("test"), new Edit.SetState(device.id(), "k", Optional.of(new byte[1]))));
        fixture.devices.rename(alice.id(), device.id(), "Mine");
        assertThat(parked(thread)).isTrue();
        assertThat(answers).isEmpty();
        thread.interrupt();
        assertThat(answer()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void theWaitEndsWhenItsTimeIsOver() throws Exception {
        var watch = watch(contacts);
        waits(watch, Duration.ofMinutes(5));
        write(calendar);
        fixture.time.advance(Duration.ofSeconds(299));
        assertThat(answers).isEmpty();
        fixture.time.advance(Duration.ofSeconds(1));
        assertThat(answer()).isEqualTo(watch.since());
        assertThat(mailbox.journal().waiters().count()).isZero();
        assertThat(mailbox.await(watch, Duration.ZERO)).isEqualTo(watch.since());
    }

    @Test
    void aCommitOfAnotherProcessIsSeenAtTheLatestWhenTheTimeIsOver() throws Exception {
        waits(watch(calendar), Duration.ofMinutes(5));
        var head = fixture.otherProcess()
                .of(alice.id())
                .commit(Batch.of(
                        Author.server("test"),
                        new Edit.AddItem(calendar, SampleDocuments.event("e", "e"), Properties.NONE)))
                .head();
        fixture.time.advance(Duration.ofMinutes(5));
        assertThat(answer()).isEqualTo(head);
    }

    @Test
    void anInterruptedWaiterIsGone() throws Exception {
        var thread = waits(watch(calendar), LONG);
        thread.interrupt();
        assertThat(answer()).isInstanceOf(InterruptedException.class);
        assertThat(mailbox.journal().waiters().count()).isZero();
        assertThat(fixture.time.alarms()).isZero();
    }

    @Test
    void aPositionFromAnotherLifeIsNotWaitedFor() {
        assertThatThrownBy(() -> mailbox.await(Watch.everything(mailbox.head().next()), LONG))
                .isInstanceOf(StalePosition.class);
    }

    @Test
    void aRemovedAccountLetsItsWaitersGo() throws Exception {
        waits(Watch.everything(mailbox.head()), LONG);
        fixture.accounts.remove(alice.id());
        assertThat(answer()).isInstanceOf(NotFound.class);
    }

    @Test
    void aCommitThatFailedWakesNobody() throws Exception {
        var thread = waits(watch(calendar), LONG);
        fixture.store.inject(Faults.failing(1L));
        assertThatThrownBy(() -> write(calendar)).isInstanceOf(sextant.mailbox.store.StoreException.class);
        assertThat(parked(thread)).isTrue();
        fixture.store.inject(Faults.losingTheAnswer(1L));
        assertThat(write(calendar)).isEqualTo(answer());
    }

    /** The commit is durable, and its writer held up before it wakes: whoever comes just then must not sleep on. */
    @Test
    void whoComesBetweenACommitAndItsWakingIsWokenByIt() throws Exception {
        var durable = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        fixture.store.inject(heldUp(durable, go));
        var watch = watch(calendar);
        var writer = Thread.ofVirtual().start(() -> write(calendar));
        durable.await();
        waits(watch, LONG);
        go.countDown();
        assertThat(answer()).isEqualTo(mailbox.head());
        writer.join();
    }

    /** The same where other processes write, too, and so the store is asked. */
    @Test
    void whoComesBetweenACommitAndItsWakingSeesTheCommitInASharedStore() throws Exception {
        fixture.store.share();
        var durable = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        fixture.store.inject(heldUp(durable, go));
        var watch = watch(calendar);
        var writer = Thread.ofVirtual().start(() -> write(calendar));
        durable.await();
        assertThat(mailbox.await(watch, LONG)).isEqualTo(mailbox.head());
        go.countDown();
        writer.join();
    }

    private static Faults heldUp(CountDownLatch durable, CountDownLatch go) {
        return new Faults() {
            @Override
            public void after(long nth) {
                durable.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    /** The other way round: who knows the commit already is not woken by it. */
    @Test
    void whoKnowsTheCommitSleepsThroughItsWaking() throws Exception {
        var durable = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        fixture.store.share();
        fixture.store.inject(heldUp(durable, go));
        var writer = Thread.ofVirtual().start(() -> write(calendar));
        durable.await();
        var thread = waits(watch(calendar), LONG);
        var everything = waits(Watch.everything(mailbox.head()), LONG);
        go.countDown();
        writer.join();
        assertThat(answers).isEmpty();
        assertThat(parked(thread) && parked(everything)).isTrue();
        var head = write(calendar);
        assertThat(List.of(answer(), answer())).containsOnly(head);
    }

    /** A waiter and a writer set off together, again and again: a lost wake-up would leave the waiter asleep. */
    @Test
    void noWakeUpIsEverLost() throws Exception {
        var rounds = 2_000;
        var barrier = new CyclicBarrier(2);
        var sinces = new LinkedBlockingQueue<Position>();
        var waiter = Thread.ofVirtual().start(() -> {
            try {
                for (var i = 0; i < rounds; i++) {
                    var since = mailbox.head();
                    sinces.add(since);
                    barrier.await();
                    assertThat(mailbox.await(new Watch(Set.of(calendar), since), LONG))
                            .isGreaterThan(since);
                    barrier.await();
                }
                answers.add("done");
            } catch (Exception | AssertionError e) {
                answers.add(e);
            }
        });
        var writer = Thread.ofVirtual().start(() -> {
            try {
                for (var i = 0; i < rounds; i++) {
                    barrier.await();
                    // Now before, now behind the waiter's steps.
                    for (var spin = 0; spin < i % 64 * 20; spin++) {
                        Thread.onSpinWait();
                    }
                    write(calendar);
                    barrier.await();
                }
            } catch (Exception e) {
                answers.add(e);
            }
        });
        assertThat(answers.poll(60, TimeUnit.SECONDS)).isEqualTo("done");
        waiter.join();
        writer.join();
        assertThat(sinces).hasSize(rounds);
        assertThat(mailbox.journal().waiters().count()).isZero();
    }

    @Test
    void tenThousandWaitersWakeAtOneCommit() throws Exception {
        var count = 10_000;
        var woken = new CountDownLatch(count);
        var watch = watch(calendar);
        var failures = new LinkedBlockingQueue<Throwable>();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    assertThat(mailbox.await(watch, LONG)).isGreaterThan(watch.since());
                } catch (InterruptedException | RuntimeException | AssertionError e) {
                    failures.add(e);
                }
                woken.countDown();
            }));
        }
        until(() -> mailbox.journal().waiters().count() == count);
        write(contacts);
        assertThat(woken.getCount()).isEqualTo(count);
        write(calendar);
        assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).isEmpty();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(mailbox.journal().waiters().count()).isZero();
        assertThat(fixture.time.alarms()).isZero();
    }
}
