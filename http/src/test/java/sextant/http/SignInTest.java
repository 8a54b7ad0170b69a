package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.BOB;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sextant.http.SignIn.Outcome;
import sextant.mailbox.VirtualTime;

class SignInTest {
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private final VirtualTime time = new VirtualTime();
    private final Map<String, String> passwords = new ConcurrentHashMap<>(Map.of(ALICE, "wonderland", BOB, "builder"));
    private final Map<String, Long> generations = new ConcurrentHashMap<>();
    private final AtomicInteger verified = new AtomicInteger();
    private final HttpLimits.SignIns limits = HttpLimits.defaults().signIns();
    private final SignIn signIn = new SignIn(new Check(), limits, time::nanos, new Random(2), new Metrics());

    private class Check implements CredentialCheck {
        @Override
        public Optional<SignedIn> check(String address, String password) {
            verified.incrementAndGet();
            return password.equals(passwords.get(address)) ? Optional.of(Rig.signedIn(address)) : Optional.empty();
        }

        @Override
        public long generation(String address) {
            return generations.getOrDefault(address, 0L);
        }
    }

    private Outcome attempt(String peer, String address, String password) {
        return signIn.attempt(peer, address, password);
    }

    private static boolean good(Outcome outcome) {
        return outcome instanceof Outcome.Good;
    }

    private void guess(String peer, String address, int times) {
        for (int i = 0; i < times; i++) {
            attempt(peer, address, "guess " + i);
        }
    }

    @Test
    void aRightPasswordIsVerifiedOnceInFiveMinutes() {
        for (int i = 0; i < 100; i++) {
            assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
        }
        assertThat(verified).hasValue(1);
        time.advance(limits.remembered());
        assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
        assertThat(verified).hasValue(2);
    }

    @Test
    void addressesAreComparedWithoutRegardToCase() {
        assertThat(good(attempt(HOME, "Alice@Example.ORG", "wonderland"))).isTrue();
        assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
        assertThat(verified).hasValue(1);
    }

    @Test
    void aChangedPasswordEndsTheOldOneAtOnce() {
        assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
        passwords.put(ALICE, "looking-glass");
        generations.put(ALICE, 1L);
        assertThat(attempt(HOME, ALICE, "wonderland")).isEqualTo(new Outcome.Wrong());
        assertThat(good(attempt(HOME, ALICE, "looking-glass"))).isTrue();
    }

    @Test
    void aPasswordThatWasWrongIsRightOnceItIsSet() {
        assertThat(attempt(HOME, ALICE, "looking-glass")).isEqualTo(new Outcome.Wrong());
        passwords.put(ALICE, "looking-glass");
        generations.put(ALICE, 1L);
        assertThat(good(attempt(HOME, ALICE, "looking-glass"))).isTrue();
    }

    @Test
    void onesPasswordIsNotAnothers() {
        assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
        assertThat(attempt(HOME, BOB, "wonderland")).isEqualTo(new Outcome.Wrong());
        // The border between name and password is part of what is remembered.
        assertThat(attempt(HOME, ALICE + "w", "onderland")).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void guessesFromOneAddressAreSlowedDownToOnePerSecond() {
        guess(HOME, ALICE, 10);
        guess(HOME, BOB, 10);
        assertThat(attempt(HOME, ALICE, "one more")).isEqualTo(new Outcome.Later(Duration.ofSeconds(1)));
        assertThat(verified).hasValue(20);
        for (int second = 0; second < 20; second++) {
            time.advance(Duration.ofSeconds(1));
            guess(HOME, "guest" + second + "@example.org", 5);
        }
        assertThat(verified).hasValue(40);
    }

    @Test
    void guessesAtOneAccountFromManyAddressesAreAHundredPerHour() {
        for (int i = 0; i < 1000; i++) {
            attempt("203.0.113." + i % 256, ALICE, "guess " + i);
        }
        assertThat(verified).hasValue(20);
        for (int second = 0; second < 3600; second++) {
            time.advance(Duration.ofSeconds(1));
            attempt("203.0.113." + second % 256, ALICE, "more " + second);
        }
        assertThat(verified).hasValue(120);
    }

    @Test
    void anAddressOfTheSameIpv6NetworkIsTheSameAddress() {
        for (int i = 0; i < 20; i++) {
            attempt("2001:db8::" + Integer.toHexString(i), "guest" + i + "@example.org", "guess");
        }
        assertThat(attempt("2001:db8::ffff", BOB, "guess")).isInstanceOf(Outcome.Later.class);
        assertThat(good(attempt("2001:db8:0:1::1", BOB, "builder"))).isTrue();
    }

    @Test
    void theOwnerIsNotLockedOutByGuessesOfOthers() {
        assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
        guess(ELSEWHERE, ALICE, 30);
        assertThat(good(attempt(HOME, ALICE, "wonderland"))).as("remembered").isTrue();
        time.advance(Duration.ofHours(1));
        guess(ELSEWHERE, ALICE, 20);
        for (int i = 0; i < 200; i++) {
            attempt("203.0.113." + i, ALICE, "guess " + i);
        }
        assertThat(good(attempt(HOME, ALICE, "wonderland")))
                .as("was right before")
                .isTrue();
        assertThat(good(attempt("192.0.2.9", ALICE, "wonderland")))
                .as("was right before, now on the road")
                .isTrue();
    }

    @Test
    void theOwnerWithANewPasswordIsNotLockedOutWhereTheyAreAtHome() {
        assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
        passwords.put(ALICE, "looking-glass");
        generations.put(ALICE, 1L);
        for (int i = 0; i < 200; i++) {
            attempt("203.0.113." + i, ALICE, "guess " + i);
        }
        assertThat(good(attempt(HOME, ALICE, "looking-glass"))).isTrue();
        assertThat(attempt(ELSEWHERE, ALICE, "looking-glass again")).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void aDeviceThatRepeatsAnOldPasswordLocksOnlyItselfOut() {
        for (int i = 0; i < 500; i++) {
            attempt(ELSEWHERE, ALICE, "old password");
        }
        assertThat(verified).as("nor does it cost the server much").hasValue(1);
        assertThat(attempt(ELSEWHERE, ALICE, "old password")).isInstanceOf(Outcome.Later.class);
        assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
    }

    @Test
    void goodSignInsCostNoTries() {
        for (int i = 0; i < 100; i++) {
            time.advance(limits.remembered());
            assertThat(good(attempt(HOME, ALICE, "wonderland"))).isTrue();
        }
        guess(HOME, ALICE, 19);
        assertThat(good(attempt(HOME, BOB, "builder"))).isTrue();
    }

    @Test
    void unknownAndKnownAccountsAreAnsweredAndSlowedDownAlike() {
        var known = new ArrayList<Outcome>();
        var unknown = new ArrayList<Outcome>();
        for (int i = 0; i < 60; i++) {
            known.add(attempt("203.0.113." + i, ALICE, "guess " + i));
            unknown.add(attempt("203.0.113." + (100 + i), "nobody@example.org", "guess " + i));
        }
        assertThat(unknown).isEqualTo(known);
        assertThat(verified).hasValue(40);
    }

    @Test
    void namesAreNoPatterns() {
        for (String name :
                List.of(".*", "%", "_", "*", "alice%", "a@b:c", "\0", "alice@example.org\0", "' or 1=1 --")) {
            assertThat(good(attempt(HOME, name, "wonderland"))).as(name).isFalse();
        }
    }

    @Test
    void theRequestsADeviceSendsAtOnceShareOneVerification() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        CredentialCheck slow = (address, password) -> {
            verified.incrementAndGet();
            begun.countDown();
            Rig.await(go);
            return Optional.of(Rig.signedIn(address));
        };
        var slowSignIn = new SignIn(slow, limits, time::nanos, new Random(3), new Metrics());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Outcome> one = () -> slowSignIn.attempt(HOME, ALICE, "wonderland");
            var outcomes = new ArrayList<Future<Outcome>>();
            outcomes.add(executor.submit(one));
            begun.await();
            for (int i = 0; i < 40; i++) {
                outcomes.add(executor.submit(one));
            }
            go.countDown();
            for (var outcome : outcomes) {
                assertThat(good(outcome.get())).isTrue();
            }
        }
        assertThat(verified).hasValue(1);
    }

    @Test
    void onlyAFewPasswordsAreVerifiedAtTheSameTime() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        CredentialCheck counting = (address, password) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            now.decrementAndGet();
            return Optional.of(Rig.signedIn(address));
        };
        var busy = new SignIn(counting, limits, time::nanos, new Random(4), new Metrics());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < 60; i++) {
                String address = "user" + i + "@example.org";
                String peer = "203.0.113." + i;
                outcomes.add(executor.submit(() -> busy.attempt(peer, address, "x")));
            }
            for (var outcome : outcomes) {
                assertThat(good(outcome.get())).isTrue();
            }
        }
        assertThat(most.get()).isLessThanOrEqualTo(limits.parallel());
    }

    @Test
    void aCheckThatFailsIsNoVerdict() {
        var broken = new boolean[] {true};
        CredentialCheck failing = (address, password) -> {
            if (broken[0]) {
                throw new IllegalStateException("the store is away");
            }
            return Optional.of(Rig.signedIn(address));
        };
        var shaky = new SignIn(failing, limits, time::nanos, new Random(5), new Metrics());
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> shaky.attempt(HOME, ALICE, "wonderland")).hasMessage("the store is away");
        }
        broken[0] = false;
        assertThat(good(shaky.attempt(HOME, ALICE, "wonderland"))).isTrue();
    }
}
