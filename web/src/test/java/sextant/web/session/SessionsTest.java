package sextant.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.http.SignedIn;
import sextant.mailbox.Account;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.store.StoreException;

class SessionsTest {
    private final MailboxFixture fixture = new MailboxFixture();
    private final Account alice = fixture.account("alice");
    private final Account bob = fixture.account("bob");
    private Optional<byte[]> kept = Optional.empty();
    private boolean full;
    private final Sessions sessions = open();

    private Sessions open() {
        var shelf = new SessionShelf() {
            @Override
            public Optional<byte[]> read() {
                return kept;
            }

            @Override
            public void write(byte[] octets) {
                if (full) {
                    throw new StoreException("no space left");
                }
                kept = Optional.of(octets);
            }
        };
        return new Sessions(fixture.accounts, shelf, fixture.time, new SecureRandom());
    }

    private SignedIn signedIn(Account account) {
        return new SignedIn(account, fixture.accounts.credentials(account.id()).getFirst());
    }

    private String begin(Account account, boolean keep) {
        return sessions.begin(signedIn(account), new Sessions.Browser("Browser", "127.0.0.1", "Europe/Oslo", keep));
    }

    @Test
    void aTokenIsKnownUntilItsSessionEnds() {
        var token = begin(alice, false);
        assertThat(sessions.find(token))
                .hasValueSatisfying(who -> assertThat(who.account().id()).isEqualTo(alice.id()));
        sessions.end(signedIn(bob), session -> true);
        assertThat(sessions.find(token)).isPresent();
        sessions.end(signedIn(alice), session -> true);
        assertThat(sessions.find(token)).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find("x".repeat(64))).isEmpty();
    }

    @Test
    void whatAnotherProcessOpensHoldsTheSameSessions() {
        var token = begin(alice, true);
        var again = open();
        assertThat(again.find(token)).isPresent();
        assertThat(again.session(token).orElseThrow().zone()).isEqualTo("Europe/Oslo");
        sessions.end(signedIn(alice), session -> true);
        assertThat(open().find(token)).isEmpty();
        kept = Optional.of(new byte[] {77});
        assertThat(open().find(token)).isEmpty();
    }

    @Test
    void aSessionRestsForSoLongAndLivesForSoLong() {
        var forgotten = begin(alice, false);
        var held = begin(alice, true);
        fixture.time.advance(Duration.ofHours(13));
        assertThat(sessions.find(forgotten)).isEmpty();
        for (var month = 0; month < 7; month++) {
            assertThat(sessions.find(held).isPresent()).as("month %s", month).isEqualTo(month * 29 < 180);
            fixture.time.advance(Duration.ofDays(29));
        }
    }

    @Test
    void aSessionThatIsUsedIsNotIdleAfterARestart() {
        var token = begin(alice, false);
        for (var i = 0; i < 5; i++) {
            fixture.time.advance(Duration.ofHours(5));
            assertThat(sessions.find(token)).isPresent();
        }
        assertThat(open().find(token)).isPresent();
    }

    @Test
    void aFullDiskSignsNobodyOut() {
        var token = begin(alice, false);
        full = true;
        fixture.time.advance(Duration.ofHours(1));
        assertThat(sessions.find(token)).isPresent();
    }

    @Test
    void itEndsWithItsPassword() {
        var token = begin(alice, true);
        fixture.accounts.createDevicePassword(alice.id(), "phone");
        assertThat(sessions.find(token)).isPresent();
        fixture.accounts.setPassword(alice.id(), "another one");
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void anAccountHasSoManyAndTheOneLongestUnusedMakesRoom() {
        var tokens = new ArrayList<String>();
        for (var i = 0; i < 60; i++) {
            tokens.add(begin(alice, true));
            fixture.time.advance(Duration.ofSeconds(1));
        }
        assertThat(sessions.of(signedIn(alice))).hasSize(50);
        assertThat(sessions.find(tokens.getFirst())).isEmpty();
        assertThat(sessions.find(tokens.getLast())).isPresent();
    }

    @Test
    void aFormsTokenSaysNothingOfTheSessions() {
        var token = begin(alice, true);
        assertThat(Sessions.formToken(token)).hasSize(32).isEqualTo(Sessions.formToken(token));
        assertThat(Sessions.formToken(token)).isNotEqualTo(Sessions.formToken(begin(alice, true)));
        assertThat(token).doesNotContain(Sessions.formToken(token));
    }
}
