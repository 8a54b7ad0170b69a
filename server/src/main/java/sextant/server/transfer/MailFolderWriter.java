package sextant.server.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import sextant.content.Envelope;
import sextant.mailbox.Collection;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Position;
import sextant.mailbox.message.MessageState;
import sextant.server.DataFolder;

/** Writes a mail folder as other programs keep theirs. */
final class MailFolderWriter {
    private static final int PAGE = 100;

    private final Mailbox mailbox;
    private long items;

    MailFolderWriter(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** What is done with each message. */
    @FunctionalInterface
    private interface Each {
        void message(Item item, MessageState state, Instant received) throws IOException;
    }

    /**
     * Writes a folder.
     *
     * @param to where to; of an mbox without its extension
     * @return how many messages it has
     */
    long write(Collection folder, Path to, MailForm form) throws IOException {
        if (form == MailForm.MBOX) {
            mbox(folder, to.resolveSibling(to.getFileName() + ".mbox"));
        } else {
            maildir(folder, to);
        }
        return items;
    }

    private void mbox(Collection folder, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            each(
                    folder,
                    (item, state, received) -> Mbox.write(
                            mailbox.read(item).octets(),
                            item.summary().emails().stream().findFirst().orElse(""),
                            received,
                            out));
        }
    }

    private void maildir(Collection folder, Path to) throws IOException {
        for (var part : new String[] {"cur", "new", "tmp"}) {
            DataFolder.createPrivateFolder(to.resolve(part));
        }
        each(folder, (item, state, received) -> {
            var name = received.getEpochSecond() + "." + item.id().value() + ".sextant:2," + MailFlags.forName(state);
            var file = to.resolve("cur").resolve(name);
            try (var octets = mailbox.read(item).open()) {
                Files.copy(octets, file);
            }
            Files.setLastModifiedTime(file, FileTime.from(received));
        });
    }

    private void each(Collection folder, Each each) throws IOException {
        var since = Position.START;
        while (true) {
            var page = mailbox.changes(folder.id(), since, PAGE);
            for (var item : page.present()) {
                var state = new MessageState(item.properties());
                var received = state.received()
                        .or(() -> item.summary().envelope().flatMap(Envelope::sent))
                        .orElse(item.created());
                each.message(item, state, received);
                items++;
            }
            if (!page.more()) {
                return;
            }
            since = page.upTo();
        }
    }
}
