package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.content.Kind;
import sextant.mailbox.Account;
import sextant.mailbox.AccountId;
import sextant.mailbox.Credential;
import sextant.mailbox.CredentialId;
import sextant.mailbox.Domain;
import sextant.mailbox.Epoch;
import sextant.mailbox.Item;
import sextant.mailbox.Position;
import sextant.mailbox.Properties;

/** Domains, accounts, credentials and the server's settings. */
interface StoreAccountsTests extends StoreUnderTest {

    @Test
    default void domainsAreMadeAndAltered() throws Exception {
        store().put(new Domain("example.org", Properties.NONE));
        store().put(new Domain("example.net", Properties.of(Map.of("quota", "5"))));
        store().put(new Domain("example.org", Properties.of(Map.of("quota", "7"))));
        assertThat(storeReopened().domains())
                .containsExactlyInAnyOrder(
                        new Domain("example.org", Properties.of(Map.of("quota", "7"))),
                        new Domain("example.net", Properties.of(Map.of("quota", "5"))));
    }

    @Test
    default void accountsAreMadeAndAltered() throws Exception {
        Account alice = store().create(account("alice@example.org"), 5).orElseThrow();
        Account bob = store().create(account("bob@example.org"), 6).orElseThrow();
        assertThat(store().head(bob.id())).contains(new Head(new Epoch(6), Position.START));
        Account altered = new Account(
                alice.id(), "al@example.org", "Al", true, false, Properties.of(Map.of("zone", "UTC")), alice.created());
        store().update(altered);
        assertThat(storeReopened().accounts()).containsExactlyInAnyOrder(altered, bob);
    }

    private static Account account(String address) {
        return new Account(new AccountId(0), address, "Name", false, true, Properties.NONE, StoreScribe.NOON);
    }

    @Test
    default void anAddressIsTakenOnce() {
        assertThat(store().create(account("alice@example.org"), 5)).isPresent();
        assertThat(store().create(account("alice@example.org"), 6)).isEmpty();
        assertThat(store().accounts()).hasSize(1);
    }

    @Test
    default void anAccountIdIsNeverGivenAgain() throws Exception {
        Account first = store().create(account("alice@example.org"), 5).orElseThrow();
        store().remove(first.id());
        Account second = storeReopened().create(account("alice@example.org"), 5).orElseThrow();
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    default void credentialsAreAddedAlteredAndRemoved() throws Exception {
        var alice = scribe("alice@example.org").account();
        var bob = scribe("bob@example.org").account();
        Credential own = store().add(credential(alice, Credential.Type.ACCOUNT_PASSWORD, ""));
        Credential phone = store().add(credential(alice, Credential.Type.DEVICE_PASSWORD, "phone"));
        Credential his = store().add(credential(bob, Credential.Type.ACCOUNT_PASSWORD, ""));
        Credential used = new Credential(
                phone.id(),
                alice,
                phone.type(),
                "new phone",
                phone.hash(),
                phone.created(),
                Optional.of(StoreScribe.NOON.plusSeconds(5)));
        store().update(used);
        assertThat(storeReopened().credentials(alice)).containsExactlyInAnyOrder(own, used);

        store().remove(bob, own.id());
        assertThat(store().credentials(alice)).hasSize(2);
        store().remove(alice, own.id());
        assertThat(store().credentials(alice)).containsExactly(used);
        store().remove(alice, used.id());
        Credential later = store().add(credential(alice, Credential.Type.DEVICE_PASSWORD, "tablet"));
        assertThat(List.of(own.id(), used.id(), his.id())).doesNotContain(later.id());
        assertThat(store().credentials(bob)).containsExactly(his);
    }

    private static Credential credential(AccountId account, Credential.Type type, String label) {
        return new Credential(
                new CredentialId(0), account, type, label, "$argon2id$v=19$x", StoreScribe.NOON, Optional.empty());
    }

    @Test
    default void settingsAreKept() throws Exception {
        assertThat(store().setting("secret")).isEmpty();
        store().putSetting("secret", new byte[] {1, 0, 2});
        store().putSetting("other", new byte[0]);
        store().putSetting("secret", new byte[] {3});
        assertThat(storeReopened().setting("secret")).contains(new byte[] {3});
        assertThat(store().setting("other")).contains(new byte[0]);
    }

    @Test
    default void aRemovedAccountTakesEverythingItHasAndNothingOfOthers() throws Exception {
        var alice = scribe("alice@example.org");
        var bob = scribe("bob@example.org");
        for (var scribe : List.of(alice, bob)) {
            var in = scribe.collection(Kind.EVENT, "Work");
            scribe.remove(scribe.put(in, "gone.ics", "gone"));
            scribe.replace(scribe.put(in, "a.ics", "shared"), "shared too");
            scribe.put(in, "b.ics", "shared");
            scribe.device("phone", "key", new byte[] {7});
            store().add(credential(scribe.account(), Credential.Type.ACCOUNT_PASSWORD, ""));
        }
        String before = image(bob);
        var lost = store().accounts().getFirst();

        store().remove(alice.account());
        store().forget(StoreScribe.NOON.minusSeconds(1));

        assertThat(image(bob)).isEqualTo(before);
        assertThat(store().head(alice.account())).isEmpty();
        assertThat(store().collections(alice.account())).isEmpty();
        assertThat(store().devices(alice.account())).isEmpty();
        assertThat(store().credentials(alice.account())).isEmpty();
        assertThat(store().itemsByUid(alice.account(), "uid-a.ics")).isEmpty();
        assertThat(store().history(alice.account(), new Position(100), 100)).isEmpty();
        assertThat(store().bytes(alice.account())).isZero();
        assertThat(store().accounts()).doesNotContain(lost).hasSize(1);
    }

    /** Everything an account has, as one text. */
    private String image(StoreScribe scribe) throws Exception {
        var text = new StringBuilder();
        text.append(store().head(scribe.account())).append(store().collections(scribe.account()));
        for (var collection : store().collections(scribe.account())) {
            for (long since = 0; since < 2; since++) {
                text.append(store().changes(scribe.account(), collection.id(), new Position(since), 1000));
            }
            for (Item item : store().changes(scribe.account(), collection.id(), Position.START, 1000)
                    .present()) {
                text.append(new String(
                        store().document(scribe.account(), item).octets(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        for (var entry : store().history(scribe.account(), new Position(1000), 1000)) {
            text.append(entry);
            if (entry.before().isPresent()) {
                text.append(
                        store().document(scribe.account(), entry.before().get()).hash());
            }
        }
        text.append(store().devices(scribe.account())).append(store().credentials(scribe.account()));
        return text.toString();
    }
}
