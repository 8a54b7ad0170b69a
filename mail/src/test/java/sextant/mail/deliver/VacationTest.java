package sextant.mail.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.mail.MailFixture;
import sextant.mail.MailLimits;
import sextant.mail.OtherServer;
import sextant.mail.Talk;
import sextant.mailbox.Account;
import sextant.mailbox.MailboxLimits;
import sextant.mailbox.Role;

@Timeout(60)
class VacationTest {
    private OtherServer other;
    private MailFixture mail;
    private Account alice;
    private int number;

    @BeforeEach
    void start() throws IOException {
        other = new OtherServer();
        mail = new MailFixture(Optional.of(other.route()), MailLimits.DEFAULT, MailboxLimits.DEFAULT);
        alice = mail.user("alice");
        away(new Vacation("I am away.", "", Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void stop() {
        mail.close();
        other.close();
    }

    private void away(Vacation vacation) {
        mail.world.accounts.change(alice.id(), account -> account.withSettings(vacation.into(account.settings())));
    }

    private void write(String from, String field, String to) throws IOException {
        number++;
        try (var talk = Talk.greeted(mail.port(MailFixture.SMTP))) {
            talk.message(
                    from,
                    "alice@example.org",
                    "From: Friend <" + (from.isEmpty() ? "x@y.example" : from) + ">\r\nTo: " + to + "\r\n"
                            + (field.isEmpty() ? "" : field + "\r\n") + "Subject: Lunch?\r\nMessage-ID: <" + number
                            + "@y.example>\r\n\r\ntext");
            talk.expect(250);
        }
    }

    @Test
    void whoWritesIsToldOnceAWeek() throws Exception {
        write("friend@y.example", "", "alice@example.org");
        var answer = other.next();
        assertThat(answer.from()).as("nothing comes back of it").isEmpty();
        assertThat(answer.to()).containsExactly("friend@y.example");
        assertThat(answer.text())
                .contains("Subject: Re: Lunch?")
                .contains("Auto-Submitted: auto-replied")
                .contains("In-Reply-To: <1@y.example>")
                .contains("I am away.");
        mail.until(alice, Role.OUTBOX, 0);
        assertThat(mail.items(alice, Role.SENT)).isEmpty();

        write("friend@y.example", "", "alice@example.org");
        write("other@y.example", "", "alice@example.org");
        assertThat(other.next().to()).containsExactly("other@y.example");
        mail.until(alice, Role.OUTBOX, 0);
        mail.world.time.advance(Duration.ofDays(8));
        write("friend@y.example", "", "alice@example.org");
        assertThat(other.next().to()).containsExactly("friend@y.example");
        assertThat(other.hasMore()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | alice@example.org",
                "friend@y.example | Auto-Submitted: auto-generated | alice@example.org",
                "friend@y.example | Precedence: bulk | alice@example.org",
                "friend@y.example | List-Id: <l.y.example> | alice@example.org",
                "mailer-daemon@y.example | '' | alice@example.org",
                "l-request@y.example | '' | alice@example.org",
                "no-reply@y.example | '' | alice@example.org",
                "friend@y.example | '' | undisclosed-recipients:;",
                "alice@example.org | '' | alice@example.org"
            })
    void listsMachinesAndReportsGetNoAnswer(String from, String field, String to) throws Exception {
        write(from, field, to);
        write("marker@y.example", "", "alice@example.org");
        assertThat(other.next().to()).containsExactly("marker@y.example");
        assertThat(other.hasMore()).isFalse();
        assertThat(mail.items(alice, Role.INBOX)).hasSize(2);
    }

    @Test
    void theAnswerBeginsAndEndsByItself() throws Exception {
        var begin = Instant.parse("2026-03-02T00:00:00Z");
        away(new Vacation("Away for a day.", "Gone", Optional.of(begin), Optional.of(begin.plus(Duration.ofDays(1)))));
        write("early@y.example", "", "alice@example.org");
        mail.world.time.advance(Duration.ofDays(1));
        write("friend@y.example", "", "alice@example.org");
        assertThat(other.next().text()).contains("Subject: Gone");
        mail.world.time.advance(Duration.ofDays(1));
        write("late@y.example", "", "alice@example.org");
        assertThat(mail.items(alice, Role.INBOX)).hasSize(3);
        mail.until(alice, Role.OUTBOX, 0);
        assertThat(other.hasMore()).isFalse();
    }
}
