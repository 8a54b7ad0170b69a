package sextant.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.Position;
import sextant.mailbox.Role;
import sextant.mailbox.message.FollowUp;
import sextant.mailbox.message.MessageState;

class MailTransferTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    @TempDir
    private Path folder;

    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox alice = fixture.mailbox("alice");
    private final Mailbox bob = fixture.mailbox("bob");
    private final List<String> refused = new ArrayList<>();

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.writeString(file, text);
    }

    private Importer.Result imported(Mailbox into, Path from) throws IOException {
        var importer = new Importer(
                into, Optional.empty(), (file, line, reason) -> refused.add(file + ":" + line + ": " + reason));
        importer.take(from);
        return importer.finish();
    }

    private static List<Item> items(Mailbox mailbox, CollectionId in) {
        return mailbox.changes(in, Position.START, 1_000).present();
    }

    private static MessageState state(Item item) {
        return new MessageState(item.properties());
    }

    private Map<String, String> tree(Mailbox mailbox) throws IOException {
        var tree = new TreeMap<String, String>();
        for (var collection : mailbox.collections()) {
            if (collection.kind() == Kind.MESSAGE) {
                for (var item : items(mailbox, collection.id())) {
                    tree.put(
                            collection.name() + "/" + item.name(),
                            item.properties() + "\n"
                                    + new String(mailbox.read(item).octets(), StandardCharsets.UTF_8));
                }
            }
        }
        return tree;
    }

    @Test
    void aMessageInAFileComesIntoTheFolderOfItsDirectoryOctetForOctet() throws IOException {
        file("a.eml", "Subject: one\nDate: Tue, 3 Mar 2026 12:00:00 +0000\n\nlines that end with LF\n");
        file("Sent Items/b.eml", "Subject: two\r\n\r\nx");
        file("Club/2026/c.eml", "Subject: three\r\n\r\nx");
        file("Club/empty.eml", "");
        var result = imported(bob, folder.resolve("in"));
        assertThat(result).isEqualTo(new Importer.Result(3, 0, 0, 1));
        assertThat(refused).singleElement().asString().contains("empty.eml").contains("it is empty");
        var inbox = items(bob, bob.collection(Role.INBOX).id()).getFirst();
        assertThat(bob.read(inbox).octets())
                .isEqualTo(octets("Subject: one\nDate: Tue, 3 Mar 2026 12:00:00 +0000\n\nlines that end with LF\n"));
        assertThat(state(inbox).received()).contains(NOON);
        assertThat(items(bob, bob.collection(Role.SENT).id())).hasSize(1);
        assertThat(bob.collections()).anyMatch(row -> row.name().equals("Club/2026") && row.kind() == Kind.MESSAGE);
        assertThat(imported(bob, folder.resolve("in")).added()).isZero();
    }

    @Test
    void manyMessagesInAFileComeEachWithItsFlags() throws IOException {
        file("Archive.mbox", """
                From alice@example.org Tue Mar  3 12:00:00 2026
                Subject: one
                Status: RO
                X-Status: AF

                >From here on
                >>From there

                From bob@example.org Tue Mar  3 12:00:00 2026
                Subject: two
                X-Mozilla-Status: 1001

                text

                From carol@example.org Tue Mar  3 12:00:00 2026
                Subject: gone
                X-Mozilla-Status: 0009

                """);
        assertThat(imported(bob, folder.resolve("in").resolve("Archive.mbox")).added())
                .isEqualTo(2);
        var archive = bob.collections().stream()
                .filter(row -> row.name().equals("Archive"))
                .findFirst()
                .orElseThrow();
        var found = items(bob, archive.id());
        assertThat(bob.read(found.getFirst()).octets())
                .isEqualTo(octets("Subject: one\r\nStatus: RO\r\nX-Status: AF\r\n\r\nFrom here on\r\n>From there\r\n"));
        assertThat(state(found.getFirst()).isSeen()).isTrue();
        assertThat(state(found.getFirst()).isAnswered()).isTrue();
        assertThat(state(found.getFirst()).isFlagged()).isTrue();
        assertThat(state(found.getLast()).isForwarded()).isTrue();
        assertThat(state(found.getLast()).isSeen()).isTrue();
        assertThat(imported(bob, folder.resolve("in")).added()).isZero();
    }

    @Test
    void whatIsNoMboxIsRefused() throws IOException {
        file("x.mbox", "Subject: no mailbox\n");
        assertThat(imported(bob, folder.resolve("in")).refused()).isEqualTo(1);
        assertThat(refused.getFirst()).contains("x.mbox:1:").contains("does not begin with");
    }

    @Test
    void aMaildirComesWithItsFoldersAndFlags() throws IOException {
        for (var part :
                List.of("cur/1.x:2,RS", "new/2.x", ".Sent/cur/3.x:2,DFPS", ".A.B/cur/4.x:2,", ".A.B/new/.keep")) {
            file(
                    "mail/" + part,
                    part.endsWith(".keep") ? "" : "Subject: " + part.charAt(part.lastIndexOf('/') + 1) + "\n\nx\n");
        }
        Files.delete(folder.resolve("in/mail/.A.B/new/.keep"));
        Files.createDirectories(folder.resolve("in/mail/.Sent/new"));
        assertThat(imported(bob, folder.resolve("in/mail")).added()).isEqualTo(4);
        var inbox = items(bob, bob.collection(Role.INBOX).id());
        assertThat(inbox).extracting(item -> state(item).isSeen()).containsExactly(true, false);
        assertThat(state(inbox.getFirst()).isAnswered()).isTrue();
        assertThat(bob.read(inbox.getFirst()).octets()).isEqualTo(octets("Subject: 1\r\n\r\nx\r\n"));
        var sent = state(items(bob, bob.collection(Role.SENT).id()).getFirst());
        assertThat(sent.isDraft() && sent.isFlagged() && sent.isForwarded() && sent.isSeen())
                .isTrue();
        assertThat(bob.collections()).anyMatch(row -> row.name().equals("A/B"));
    }

    private void message(Role role, String text, MessageState state) {
        alice.commit(Batch.of(
                Author.server("test"),
                new Edit.AddItem(
                        alice.collection(role).id(), Document.of(Format.MESSAGE, octets(text)), state.properties())));
    }

    private void aMailbox() {
        message(
                Role.INBOX,
                "From: x@example.org\r\nSubject: one\r\n\r\nFrom me\r\n>From you\r\n",
                MessageState.NEW
                        .seen(true)
                        .received(NOON)
                        .categories(List.of("tab\there", "\u00E9"))
                        .flag(FollowUp.of("Follow up").complete(NOON, NOON)));
        message(Role.INBOX, "Subject: two\r\n\r\n\r\n\r\n", MessageState.NEW.received(NOON));
        message(
                Role.SENT,
                "Subject: three\r\n\r\n",
                MessageState.NEW.answered(NOON).received(NOON));
    }

    @Test
    void anExportIsReadBackWithEverything() throws IOException {
        aMailbox();
        Exporter.write(alice, folder.resolve("out"), MailForm.EML);
        assertThat(imported(bob, folder.resolve("out")).added()).isEqualTo(3);
        assertThat(tree(bob)).isEqualTo(tree(alice));
        assertThat(imported(bob, folder.resolve("out")).unchanged()).isEqualTo(3);
    }

    @Test
    void otherFormsAreReadBackWithEveryOctetAndTheirFlags() throws IOException {
        aMailbox();
        for (var form : List.of(MailForm.MBOX, MailForm.MAILDIR)) {
            var to = fixture.mailbox("to-" + form.name().toLowerCase(java.util.Locale.ROOT));
            Exporter.write(alice, folder.resolve(form.name()), form);
            assertThat(imported(to, folder.resolve(form.name())).added())
                    .as("%s", form)
                    .isEqualTo(3);
            for (var role : List.of(Role.INBOX, Role.SENT)) {
                var was = items(alice, alice.collection(role).id());
                var is = items(to, to.collection(role).id());
                assertThat(is)
                        .extracting(Item::hash)
                        .as("%s", form)
                        .containsExactlyInAnyOrderElementsOf(
                                was.stream().map(Item::hash).toList());
            }
        }
        assertThat(refused).isEmpty();
        try (var sent = Files.list(folder.resolve("MAILDIR/Sent/cur"))) {
            assertThat(sent.map(Path::toString)).singleElement().asString().endsWith(":2,R");
        }
    }

    @Test
    void messagesOfAnyLinesComeBackFromAnMbox() throws IOException {
        var lines = List.of("From x", ">From y", ">>From", "", "text", "From", " From z", "\u00E9");
        for (var seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            var messages = new ArrayList<byte[]>();
            var file = new ByteArrayOutputStream();
            for (var i = random.nextInt(1, 4); i > 0; i--) {
                var message = new StringBuilder("Subject: x\r\n\r\n");
                for (var n = random.nextInt(6); n > 0; n--) {
                    message.append(lines.get(random.nextInt(lines.size()))).append("\r\n");
                }
                messages.add(octets(message.toString()));
                Mbox.write(messages.getLast(), "a@example.org", NOON, file);
            }
            var read = new ArrayList<byte[]>();
            Mbox.read(new ByteArrayInputStream(file.toByteArray()), 1 << 20, (message, line) -> read.add(message));
            assertThat(read).as("seed %d", seed).hasSameSizeAs(messages);
            for (var i = 0; i < read.size(); i++) {
                assertThat(new String(read.get(i), StandardCharsets.UTF_8))
                        .as("seed %d", seed)
                        .isEqualTo(new String(messages.get(i), StandardCharsets.UTF_8));
            }
        }
    }
}
