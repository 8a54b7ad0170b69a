package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sextant.mailbox.store.Faults;
import sextant.mailbox.store.StoreException;

class AccountsTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final Accounts accounts = fixture.accounts;

    private Account create(String address) {
        return accounts.create(address, "Alice", Optional.of("secret"), false);
    }

    private boolean signsIn(String address, String password) {
        return accounts.verify(address, password).isPresent();
    }

    // ---- accounts ----------------------------------------------------------------------------------------------

    @Test
    void anAccountHasItsCollectionsFromTheStart() {
        var alice = create("Alice@Example.ORG");
        assertThat(alice.address()).isEqualTo("alice@example.org");
        assertThat(alice.domain()).isEqualTo("example.org");
        assertThat(alice.enabled()).isTrue();
        assertThat(fixture.mailboxes.of(alice.id()).collections()).hasSize(11);
        assertThat(fixture.mailboxes.of(alice.id()).account()).isEqualTo(alice);
        assertThat(accounts.byAddress("ALICE@example.org")).contains(alice);
        assertThat(accounts.find(alice.id())).contains(alice);
        assertThat(accounts.all()).containsExactly(alice);
    }

    @Test
    void eachAccountLivesInAnEpochOfItsOwn() {
        var epochs = new HashSet<Epoch>();
        for (var i = 0; i < 20; i++) {
            epochs.add(
                    fixture.mailboxes.of(create("a" + i + "@example.org").id()).epoch());
        }
        assertThat(epochs).hasSize(20);
    }

    @Test
    void anAddressIsTakenOnceInWhateverCase() {
        create("alice@example.org");
        assertThatThrownBy(() -> create("ALICE@EXAMPLE.org")).isInstanceOf(Conflict.class);
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void anAccountIsMadeOnlyInADomainOfThisServer() {
        assertThatThrownBy(() -> create("alice@example.net")).isInstanceOf(NotFound.class);
        assertThat(accounts.addDomain("Bücher.Example").name()).isEqualTo("xn--bcher-kva.example");
        assertThat(create("alice@bücher.example").address()).isEqualTo("alice@xn--bcher-kva.example");
        assertThat(accounts.byAddress("alice@BÜCHER.example")).isPresent();
        accounts.addDomain("bücher.example");
        assertThat(accounts.domains()).hasSize(2);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (var bad : List.of(
                "",
                "alice",
                "@example.org",
                "alice@",
                "a@b@example.org",
                "*@example.org",
                "%@example.org",
                "a b@example.org",
                "a/b@example.org",
                "a:b@example.org",
                "a\u0000@example.org",
                "a\r\n@example.org",
                "\"a\"@example.org",
                ".a@example.org",
                "a.@example.org",
                "a..b@example.org",
                "ali\u212Ae@example.org",
                "a@example..org",
                "a@-.org",
                "a@exa_mple.org",
                "a".repeat(65) + "@example.org",
                "a@" + "b".repeat(300) + ".org")) {
            assertThatThrownBy(() -> create(bad)).as(bad).isInstanceOf(Malformed.class);
            assertThat(accounts.byAddress(bad)).isEmpty();
            assertThat(signsIn(bad, "secret")).isFalse();
        }
        for (var bad : List.of("", ".", "a..b", "exa mple.org", "a/b", "*.org")) {
            assertThatThrownBy(() -> accounts.addDomain(bad)).isInstanceOf(Malformed.class);
        }
    }

    /** V10: what somebody types is never a pattern. */
    @Test
    void anAddressIsTakenLiterally() {
        create("alice@example.org");
        create("a_b@example.org");
        for (var typed : List.of(
                ".*", "%", "_", "*", "al_ce@example.org", "a%@example.org", "axb@example.org", "alice@example_org")) {
            assertThat(accounts.byAddress(typed)).isEmpty();
            assertThat(signsIn(typed, "secret")).isFalse();
        }
    }

    @Test
    void anAccountIsChangedAndKeepsWhoItIs() {
        var alice = create("alice@example.org");
        var changed = accounts.change(
                alice.id(),
                account -> new Account(
                        new AccountId(99),
                        "other@example.org",
                        "Al",
                        true,
                        true,
                        account.settings().with("zone", "UTC"),
                        account.created().plusSeconds(5)));
        assertThat(changed.id()).isEqualTo(alice.id());
        assertThat(changed.address()).isEqualTo(alice.address());
        assertThat(changed.created()).isEqualTo(alice.created());
        assertThat(changed.displayName()).isEqualTo("Al");
        assertThat(fixture.mailboxes.of(alice.id()).account()).isEqualTo(changed);
        assertThat(fixture.store.accounts()).containsExactly(changed);
        assertThatThrownBy(() -> accounts.disable(new AccountId(4711))).isInstanceOf(NotFound.class);
    }

    @Test
    void aRemovedAccountIsGoneAndItsAddressFree() {
        var alice = create("alice@example.org");
        var mailbox = fixture.mailboxes.of(alice.id());
        accounts.remove(alice.id());
        assertThat(signsIn("alice@example.org", "secret")).isFalse();
        assertThat(fixture.mailboxes.find(alice.id())).isEmpty();
        assertThatThrownBy(() -> fixture.mailboxes.of(alice.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(mailbox::head).isInstanceOf(NotFound.class);
        assertThatThrownBy(mailbox::account).isInstanceOf(NotFound.class);
        assertThat(create("alice@example.org").id()).isNotEqualTo(alice.id());
    }

    @Test
    void anAccountWhoseMakingWasCutShortIsCompletedWhenItIsUsed() {
        fixture.store.inject(Faults.failing(1L));
        assertThatThrownBy(() -> create("alice@example.org")).isInstanceOf(StoreException.class);
        var alice = accounts.byAddress("alice@example.org").orElseThrow();
        assertThat(fixture.mailboxes.of(alice.id()).collections()).hasSize(11);
        accounts.setPassword(alice.id(), "secret");
        assertThat(signsIn("alice@example.org", "secret")).isTrue();
    }

    @Test
    void anAccountMadeByAnotherProcessIsFound() {
        var others = new Accounts(fixture.otherProcess(), MailboxFixture.CHEAP, new java.security.SecureRandom());
        var bob = others.create("bob@example.org", "Bob", Optional.of("secret"), false);
        fixture.time.advance(AccountDirectory.FRESH.plusSeconds(1));
        assertThat(signsIn("bob@example.org", "secret")).isTrue();
        assertThat(fixture.mailboxes.of(bob.id()).collections()).hasSize(11);
        others.disable(bob.id());
        fixture.time.advance(AccountDirectory.FRESH.plusSeconds(1));
        assertThat(signsIn("bob@example.org", "secret")).isFalse();
    }

    // ---- passwords ---------------------------------------------------------------------------------------------

    @Test
    void theRightPasswordSignsInAndNoOther() {
        var alice = create("alice@example.org");
        var verified = accounts.verify("Alice@example.org", "secret").orElseThrow();
        assertThat(verified.account()).isEqualTo(alice);
        assertThat(verified.credential().type()).isEqualTo(Credential.Type.ACCOUNT_PASSWORD);
        for (var wrong : List.of("", "Secret", "secret ", "secre", "x".repeat(100_000))) {
            assertThat(signsIn("alice@example.org", wrong)).isFalse();
        }
        assertThat(signsIn("nobody@example.org", "nobody's")).isFalse();
    }

    @Test
    void anAccountWithoutAPasswordLetsNobodyIn() {
        var alice = accounts.create("alice@example.org", "", Optional.empty(), false);
        assertThat(signsIn("alice@example.org", "")).isFalse();
        assertThat(signsIn("alice@example.org", "nobody's")).isFalse();
        accounts.setPassword(alice.id(), "now");
        assertThat(signsIn("alice@example.org", "now")).isTrue();
    }

    @Test
    void aNewPasswordReplacesTheOld() {
        var alice = create("alice@example.org");
        var device = accounts.createDevicePassword(alice.id(), "Phone");
        accounts.setPassword(alice.id(), "new");
        assertThat(signsIn("alice@example.org", "secret")).isFalse();
        assertThat(signsIn("alice@example.org", "new")).isTrue();
        assertThat(signsIn("alice@example.org", device.secret())).isTrue();
        assertThat(accounts.credentials(alice.id())).hasSize(2);
    }

    @Test
    void aPasswordIsTheSameHoweverItsAccentsAreComposed() {
        var alice = create("alice@example.org");
        accounts.setPassword(alice.id(), "gr\u00FC\u00DFe");
        assertThat(signsIn("alice@example.org", "gru\u0308\u00DFe")).isTrue();
    }

    @Test
    void aPasswordIsNeitherEmptyNorEndless() {
        var alice = create("alice@example.org");
        for (var bad : List.of("", "x".repeat(1001))) {
            assertThatThrownBy(() -> accounts.setPassword(alice.id(), bad)).isInstanceOf(Malformed.class);
            assertThatThrownBy(() -> accounts.create("b@example.org", "", Optional.of(bad), false))
                    .isInstanceOf(Malformed.class);
        }
        assertThat(accounts.byAddress("b@example.org")).isEmpty();
        assertThat(signsIn("alice@example.org", "secret")).isTrue();
    }

    @Test
    void aDevicePasswordIsFourTimesFourLettersAndTypedAnyHow() {
        var alice = create("alice@example.org");
        var made = accounts.createDevicePassword(alice.id(), "Phone");
        assertThat(made.secret()).matches("([a-hjkmnp-z]{4}-){3}[a-hjkmnp-z]{4}");
        assertThat(made.credential().label()).isEqualTo("Phone");
        assertThat(made.credential().hash()).doesNotContain(made.secret()).startsWith("$argon2id$v=19$");
        for (var typed : List.of(
                made.secret(),
                made.secret().replace("-", ""),
                made.secret().replace('-', ' '),
                made.secret().toUpperCase(java.util.Locale.ROOT))) {
            var verified = accounts.verify("alice@example.org", typed).orElseThrow();
            assertThat(verified.credential().id()).isEqualTo(made.credential().id());
        }
        var other = accounts.createDevicePassword(alice.id(), "Tablet");
        assertThat(other.secret()).isNotEqualTo(made.secret());
        accounts.revoke(alice.id(), made.credential().id());
        assertThat(signsIn("alice@example.org", made.secret())).isFalse();
        assertThat(signsIn("alice@example.org", other.secret())).isTrue();
        assertThat(signsIn("alice@example.org", "secret")).isTrue();
    }

    @Test
    void anAccountPasswordThatLooksLikeADevicePasswordWorks() {
        var alice = create("alice@example.org");
        accounts.setPassword(alice.id(), "abcdefghjkmnpqrs");
        assertThat(signsIn("alice@example.org", "abcdefghjkmnpqrs")).isTrue();
        assertThat(signsIn("alice@example.org", "abcd-efgh-jkmn-pqrs")).isFalse();
    }

    @Test
    void aPasswordOfAnotherAccountIsWorthNothing() {
        var alice = create("alice@example.org");
        create("bob@example.org");
        accounts.setPassword(alice.id(), "hers");
        var device = accounts.createDevicePassword(alice.id(), "Phone");
        assertThat(signsIn("bob@example.org", "hers")).isFalse();
        assertThat(signsIn("bob@example.org", device.secret())).isFalse();
    }

    @Test
    void thereAreNotEndlesslyManyDevicePasswords() {
        var alice = create("alice@example.org");
        for (var i = 0; i < 100; i++) {
            accounts.createDevicePassword(alice.id(), "n" + i);
        }
        assertThatThrownBy(() -> accounts.createDevicePassword(alice.id(), "one more"))
                .isInstanceOf(OverQuota.class);
    }

    @Test
    void aDisabledAccountLetsNobodyInUntilItIsEnabled() {
        var alice = create("alice@example.org");
        var device = accounts.createDevicePassword(alice.id(), "Phone");
        assertThat(accounts.disable(alice.id()).enabled()).isFalse();
        assertThat(signsIn("alice@example.org", "secret")).isFalse();
        assertThat(signsIn("alice@example.org", device.secret())).isFalse();
        accounts.enable(alice.id());
        assertThat(signsIn("alice@example.org", "secret")).isTrue();
    }

    @Test
    void theUseOfAPasswordIsNotedNowAndThen() {
        var alice = create("alice@example.org");
        var first = fixture.time.instant();
        assertThat(signsIn("alice@example.org", "secret")).isTrue();
        fixture.time.advance(Duration.ofMinutes(9));
        assertThat(signsIn("alice@example.org", "secret")).isTrue();
        assertThat(accounts.credentials(alice.id()).getFirst().lastUsed()).contains(first);
        fixture.time.advance(Duration.ofMinutes(1));
        assertThat(signsIn("alice@example.org", "wrong")).isFalse();
        assertThat(accounts.credentials(alice.id()).getFirst().lastUsed()).contains(first);
        assertThat(signsIn("alice@example.org", "secret")).isTrue();
        assertThat(accounts.credentials(alice.id()).getFirst().lastUsed()).contains(first.plusSeconds(600));
    }

    // ---- generations -------------------------------------------------------------------------------------------

    @Test
    void everyChangeGivesTheAddressANewGenerationThatNeverComesBack() {
        var seen = new ArrayList<Long>();
        var told = new AtomicInteger();
        accounts.onChange(id -> told.incrementAndGet());
        Runnable look = () -> seen.add(accounts.generation("ALICE@example.org"));
        look.run();
        var alice = create("alice@example.org");
        look.run();
        accounts.setPassword(alice.id(), "new");
        look.run();
        var device = accounts.createDevicePassword(alice.id(), "Phone");
        look.run();
        accounts.revoke(alice.id(), device.credential().id());
        look.run();
        accounts.disable(alice.id());
        look.run();
        accounts.enable(alice.id());
        look.run();
        accounts.remove(alice.id());
        look.run();
        create("alice@example.org");
        look.run();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(told).hasValue(8);
        var before = accounts.generation("alice@example.org");
        create("bob@example.org");
        assertThat(accounts.verify("alice@example.org", "secret").orElseThrow().generation())
                .isEqualTo(before)
                .isEqualTo(accounts.generation("alice@example.org"));
    }
}
