package sextant.server.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.message.Letter;
import sextant.content.message.LetterWriter;
import sextant.content.message.MailAddress;
import sextant.mailbox.Account;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Role;
import sextant.mailbox.message.MessageState;
import sextant.server.Services;

/** A few letters to look at. */
final class Letters {
    private static final MailAddress SEXTANT = new MailAddress("Sextant", "welcome@example.org");
    private static final MailAddress KITCHEN = new MailAddress("Kitchen", "kitchen@example.org");
    private static final MailAddress TRAVEL = new MailAddress("Travel desk", "travel@example.org");

    private Letters() {}

    /** One of them: who wrote it, how many hours ago, whether it was read. */
    private record Sample(MailAddress from, String subject, String html, int hours, boolean seen) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(
                    TRAVEL,
                    "Your train on Friday",
                    "<p>Hello,</p><p>your seat is <b>car 7, place 42</b>. The train leaves at 8:14.</p><p>Have a good journey!</p>",
                    49,
                    true),
            new Sample(
                    KITCHEN,
                    "Lunch this week",
                    "<ul><li>Monday: soup</li><li>Tuesday: pasta</li><li>Wednesday: curry</li></ul><p>Tell us by ten.</p>",
                    20,
                    true),
            new Sample(KITCHEN, "Re: Lunch this week", "<p>The soup is <i>tomato</i>, by the way.</p>", 3, false),
            new Sample(
                    SEXTANT,
                    "Welcome",
                    "<h2>This is a sample mailbox</h2><p>Read, answer, flag and file what is here. Write to"
                            + " <a href=\"mailto:demo@example.org\">yourself</a>, and watch it arrive.</p>",
                    1,
                    false));

    static void deliver(Services services, Account account) throws IOException {
        var mailbox = services.mailboxes().of(account.id());
        var inbox = mailbox.collection(Role.INBOX).id();
        var now = services.world().clock().instant();
        var writer = LetterWriter.ofMail(services.world().random());
        for (var sample : SAMPLES) {
            var at = now.minus(Duration.ofHours(sample.hours()));
            var letter = Letter.from(sample.from())
                    .to(List.of(new MailAddress(account.displayName(), account.address())), List.of(), List.of())
                    .subject(sample.subject())
                    .html(sample.html())
                    .sent(at, "sample-" + sample.hours() + "@example.org");
            var state = MessageState.NEW.seen(sample.seen()).received(at);
            var add = new Edit.AddItem(inbox, Document.of(Format.MESSAGE, writer.octets(letter)), state.properties());
            mailbox.commit(new Batch(Author.server("demo"), Optional.empty(), List.of(add)));
        }
    }
}
