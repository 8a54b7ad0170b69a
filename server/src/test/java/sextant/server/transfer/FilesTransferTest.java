package sextant.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.CollectionId;
import sextant.mailbox.Edit;
import sextant.mailbox.Mailbox;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.Position;
import sextant.mailbox.Precondition;
import sextant.mailbox.Properties;
import sextant.mailbox.Role;

class FilesTransferTest {
    private static final Author AUTHOR = Author.server("test");

    @TempDir
    private Path folder;

    private final MailboxFixture fixture = new MailboxFixture();
    private final Mailbox alice = fixture.mailbox("alice");
    private final Mailbox bob = fixture.mailbox("bob");

    private CollectionId folder(CollectionId in, String name) {
        return alice.commit(Batch.of(
                        AUTHOR,
                        new Edit.CreateCollection(
                                Kind.FILE, Set.of(Kind.FILE), Optional.of(in), name, name, Properties.NONE)))
                .outcomes()
                .getFirst()
                .collection()
                .orElseThrow()
                .id();
    }

    private void file(CollectionId in, String name, String text, String type) {
        UnaryOperator<Properties> properties =
                type.isEmpty() ? UnaryOperator.identity() : old -> old.with("media-type", type);
        alice.commit(Batch.of(
                AUTHOR,
                new Edit.PutItem(
                        in,
                        name,
                        Document.of(Format.OPAQUE, text.getBytes(StandardCharsets.UTF_8)),
                        Precondition.NONE,
                        properties)));
    }

    private static Map<String, String> tree(Mailbox mailbox) throws IOException {
        var tree = new TreeMap<String, String>();
        walk(mailbox, mailbox.collection(Role.FILES).id(), "", tree);
        return tree;
    }

    private static void walk(Mailbox mailbox, CollectionId in, String path, Map<String, String> tree)
            throws IOException {
        for (var item : mailbox.changes(in, Position.START, 100).present()) {
            var text = new String(mailbox.read(item).octets(), StandardCharsets.UTF_8);
            tree.put(
                    path + "/" + item.name(),
                    item.properties().get("media-type").orElse("-") + " " + text);
        }
        for (var inner : mailbox.within(in)) {
            tree.put(path + "/" + inner.segment(), "");
            walk(mailbox, inner.id(), path + "/" + inner.segment(), tree);
        }
    }

    private Importer.Result imported(Path from) throws IOException {
        var importer = new Importer(bob, Optional.empty(), (file, line, reason) -> {
            throw new AssertionError(file + ": " + reason);
        });
        importer.take(from);
        return importer.finish();
    }

    @Test
    void filesAndFoldersThatAreExportedComeBackAsTheyWere() throws IOException {
        var top = alice.collection(Role.FILES).id();
        var one = folder(top, "one");
        var inner = folder(one, "in: ner");
        folder(one, "empty");
        file(top, "a.txt", "top", "text/plain; charset=utf-8");
        file(one, "an event.ics", "no event at all", "");
        file(inner, ".hidden", "x", "image/x-odd");
        file(inner, "A", "1", "");
        file(inner, "a", "2", "");

        Exporter.write(alice, folder.resolve("out"), MailForm.EML);
        var result = imported(folder.resolve("out"));

        assertThat(result.added()).isEqualTo(5);
        var expected = tree(alice);
        // names that differ in capitals alone are told apart on the disk
        assertThat(tree(bob)).containsAllEntriesOf(without(expected, "/one/in: ner/a"));
        assertThat(tree(bob)).hasSameSizeAs(expected);
        assertThat(imported(folder.resolve("out")).added()).isZero();
        assertThat(bob.count(bob.collection(Role.CALENDAR).id())).isZero();
    }

    private static Map<String, String> without(Map<String, String> tree, String path) {
        var rest = new TreeMap<>(tree);
        rest.remove(path);
        return rest;
    }
}
