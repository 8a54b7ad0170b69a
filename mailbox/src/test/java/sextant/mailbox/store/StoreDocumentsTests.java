package sextant.mailbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sextant.content.ContentHash;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.mailbox.Item;

/** Documents: octet for octet, small and large. */
interface StoreDocumentsTests extends StoreUnderTest {
    int KIBIBYTE = 1024;

    @Test
    default void documentsOfEverySizeComeBackOctetForOctet() throws Exception {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.MESSAGE, "Inbox");
        for (int size : List.of(0, 1, 64 * KIBIBYTE - 1, 64 * KIBIBYTE, 64 * KIBIBYTE + 1, 5 * KIBIBYTE * KIBIBYTE)) {
            Document document = document(size);
            Item item = alice.put(in, size + ".eml", document);
            assertSame(store().document(alice.account(), item), document);
        }
        Store reopened = storeReopened();
        for (Item item : reopened.changes(alice.account(), in, sextant.mailbox.Position.START, 100)
                .present()) {
            assertSame(reopened.document(alice.account(), item), document((int)
                    item.summary().size()));
        }
    }

    private static void assertSame(Document stored, Document given) throws IOException {
        assertThat(stored.hash()).isEqualTo(given.hash());
        assertThat(stored.size()).isEqualTo(given.size());
        assertThat(stored.format()).isEqualTo(given.format());
        assertThat(stored.octets()).isEqualTo(given.octets());
        try (InputStream in = stored.open()) {
            assertThat(in.readAllBytes()).isEqualTo(given.octets());
        }
    }

    private static Document document(int size) {
        byte[] octets = new byte[size];
        new SplittableRandom(size).nextBytes(octets);
        return Document.of(Format.MESSAGE, octets);
    }

    @Test
    default void theDocumentsOfSeveralItemsComeTogether() throws Exception {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.MESSAGE, "Inbox");
        Item small = alice.put(in, "small.eml", document(10));
        Item same = alice.put(in, "same.eml", document(10));
        Item other = alice.put(in, "other.eml", document(11));
        Item large = alice.put(in, "large.eml", document(100 * KIBIBYTE));
        var documents = store().documents(alice.account(), List.of(small, same, other, large));
        assertThat(documents).containsKeys(small.id(), same.id(), other.id());
        for (Item item : List.of(small, same, other, large)) {
            var document = documents.get(item.id());
            assertSame(document == null ? store().document(alice.account(), item) : document, document((int)
                    item.summary().size()));
        }
    }

    @Test
    default void aLargeDocumentThatTwoItemsHaveStaysWhenOneGoes() throws Exception {
        var alice = scribe("alice@example.org");
        var bob = scribe("bob@example.org");
        Document large = document(100 * KIBIBYTE);
        Item hers = alice.put(alice.collection(Kind.MESSAGE, "Inbox"), "a.eml", large);
        Item his = bob.put(bob.collection(Kind.MESSAGE, "Inbox"), "a.eml", large);
        alice.remove(hers);
        store().forget(StoreScribe.NOON.plusSeconds(1));
        assertSame(store().document(bob.account(), his), large);
        store().remove(alice.account());
        store().forget(StoreScribe.NOON.plusSeconds(1));
        assertSame(store().document(bob.account(), his), large);
    }

    @Test
    default void aDocumentThatWasForgottenCanBeStoredAgain() throws Exception {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.MESSAGE, "Inbox");
        for (int size : List.of(10, 100 * KIBIBYTE)) {
            Item first = alice.put(in, "a.eml", document(size));
            alice.remove(first);
            store().forget(StoreScribe.NOON.plusSeconds(1));
            assertThatThrownBy(() -> store().document(alice.account(), first).octets())
                    .isInstanceOf(IOException.class);
            Item second = alice.put(in, "a.eml", document(size));
            assertSame(store().document(alice.account(), second), document(size));
            alice.remove(second);
        }
    }

    /** A document whose octets are not what its hash says must not get in: other items might share it. */
    @Test
    default void octetsThatBelieTheirHashAreRefused() {
        var alice = scribe("alice@example.org");
        var in = alice.collection(Kind.MESSAGE, "Inbox");
        for (int size : List.of(10, 100 * KIBIBYTE)) {
            Document lying = new Lying(document(size));
            var head = alice.head();
            assertThatThrownBy(() -> alice.put(in, "a.eml", lying)).isInstanceOf(StoreException.class);
            assertThat(alice.head()).isEqualTo(head);
            assertThat(store().count(alice.account(), in)).isZero();
        }
    }

    /** Promises the hash of one document and gives other octets of the same length. */
    record Lying(Document promised) implements Document {
        @Override
        public Format format() {
            return promised.format();
        }

        @Override
        public long size() {
            return promised.size();
        }

        @Override
        public ContentHash hash() {
            return promised.hash();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(octets());
        }

        @Override
        public byte[] octets() {
            return new byte[(int) promised.size()];
        }
    }
}
