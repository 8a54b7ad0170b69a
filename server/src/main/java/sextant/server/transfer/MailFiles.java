package sextant.server.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Kind;
import sextant.content.message.Message;
import sextant.mailbox.Collection;
import sextant.mailbox.MailboxException;
import sextant.mailbox.Properties;
import sextant.mailbox.message.MessageState;

/**
 * Messages in files: one in each ({@code .eml}), many in one ({@code .mbox}), or in maildirs. The folder a message comes into
 * has the name of the file or directory it was found in.
 */
final class MailFiles {
    private static final int NAME_DIGITS = 32;

    private final Places places;
    private final Consumer<Found> each;
    private final Refusal refusal;

    /** A message and what is known of it. */
    record Found(String file, int line, Collection into, String name, Document document, Properties state) {}

    /** Says what cannot be taken. */
    @FunctionalInterface
    interface Refusal {
        void refuse(String file, int line, String reason);
    }

    MailFiles(Places places, Consumer<Found> each, Refusal refusal) {
        this.places = places;
        this.each = each;
        this.refusal = refusal;
    }

    /**
     * Takes a file if it holds messages.
     *
     * @param root the folder it was found in, or itself
     * @return whether it does
     */
    boolean take(Path file, Path root) throws IOException {
        var extension = FileNames.extension(file);
        if (isInMaildir(file)) {
            one(file, maildir(file, root), true);
        } else if (extension.equals("eml")) {
            one(file, folder(file.getParent(), root), false);
        } else if (extension.equals("mbox")) {
            many(file, mboxFolder(file, root));
        } else {
            return false;
        }
        return true;
    }

    private static boolean isInMaildir(Path file) {
        var folder = file.getParent();
        var name = folder == null ? "" : String.valueOf(folder.getFileName());
        return (name.equals("cur") || name.equals("new"))
                && folder != null
                && Files.isDirectory(folder.resolveSibling("cur"))
                && Files.isDirectory(folder.resolveSibling("new"));
    }

    /** {@code .A.B} is B in A, the maildir itself the inbox. */
    private static String maildir(Path file, Path root) {
        var folder = Optional.ofNullable(file.getParent()).map(Path::getParent);
        var name = folder(folder.orElse(null), root);
        return name.startsWith(".") ? name.substring(1).replace('.', '/') : name;
    }

    private static String folder(@Nullable Path folder, Path root) {
        if (folder == null || !folder.startsWith(root) || folder.equals(root)) {
            return "";
        }
        return StreamSupport.stream(root.relativize(folder).spliterator(), false)
                .map(Path::toString)
                .map(name -> FileNames.decode(name).orElse(name))
                .collect(Collectors.joining("/"));
    }

    private static String mboxFolder(Path file, Path root) {
        var name = String.valueOf(file.getFileName());
        var stem = name.substring(0, name.length() - ".mbox".length());
        var in = folder(file.getParent(), root);
        var decoded = FileNames.decode(stem).orElse(stem);
        return in.isEmpty() ? decoded : in + "/" + decoded;
    }

    private void one(Path file, String folder, boolean lines) throws IOException {
        if (Files.size(file) > Importer.LARGEST) {
            refusal.refuse(file.toString(), 0, "it is larger than " + (Importer.LARGEST >> 20) + " MiB");
            return;
        }
        var octets = Files.readAllBytes(file);
        var modified = Files.getLastModifiedTime(file).toInstant();
        if (lines) {
            var state = MailFlags.ofName(String.valueOf(file.getFileName()), modified)
                    .received(modified);
            found(file.toString(), 0, folder, withLineEnds(octets), Optional.empty(), state.properties());
            return;
        }
        var exported = Optional.ofNullable(file.getParent());
        var from = exported.isPresent() ? FolderFile.read(exported.get()) : Optional.<FolderFile>empty();
        var mail = from.filter(said -> said.kind() == Kind.MESSAGE);
        var fileName = String.valueOf(file.getFileName());
        var known = mail.map(said -> said.states().getOrDefault(fileName, Properties.NONE));
        found(
                file.toString(),
                0,
                mail.map(FolderFile::name).orElse(folder),
                octets,
                mail.flatMap(said -> FileNames.decode(fileName)),
                known.orElseGet(() -> received(octets, MessageState.NEW).properties()));
    }

    private static MessageState received(byte[] octets, MessageState state) {
        try {
            var at = Message.of(Document.of(Format.MESSAGE, octets)).received();
            return at.map(state::received).orElse(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void many(Path file, String folder) throws IOException {
        try {
            Mbox.read(Files.newInputStream(file), (int) Importer.LARGEST, (octets, line) -> {
                if (octets.length > Importer.LARGEST) {
                    refusal.refuse(
                            file.toString(), line, "the message is larger than " + (Importer.LARGEST >> 20) + " MiB");
                    return;
                }
                var message = Message.of(Document.of(Format.MESSAGE, octets));
                var at = message.received().orElse(Instant.EPOCH);
                var state = MailFlags.ofHeader(message.header(), at);
                if (state.isPresent()) {
                    var dated = message.received().map(state.get()::received).orElse(state.get());
                    found(file.toString(), line, folder, octets, Optional.empty(), dated.properties());
                }
            });
        } catch (IOException e) {
            refusal.refuse(file.toString(), 1, "it cannot be read as mbox: " + e.getMessage());
        }
    }

    private void found(String file, int line, String folder, byte[] octets, Optional<String> name, Properties state) {
        if (octets.length == 0) {
            refusal.refuse(file, line, "it is empty");
            return;
        }
        Collection into;
        try {
            into = places.mailFolder(folder);
        } catch (MailboxException e) {
            refusal.refuse(file, line, String.valueOf(e.getMessage()));
            return;
        }
        var document = Document.of(Format.MESSAGE, octets);
        var chosen = name.orElseGet(() -> document.hash().hex().substring(0, NAME_DIGITS) + ".eml");
        each.accept(new Found(file, line, into, chosen, document, state));
    }

    /** A maildir has lines as its system has them, a message ends them with CRLF. */
    private static byte[] withLineEnds(byte[] octets) {
        var lines = 0;
        for (var i = 0; i < octets.length; i++) {
            if (octets[i] == '\n') {
                if (i > 0 && octets[i - 1] == '\r') {
                    return octets;
                }
                lines++;
            }
        }
        var ended = new byte[octets.length + lines];
        var at = 0;
        for (var octet : octets) {
            if (octet == '\n') {
                ended[at++] = '\r';
            }
            ended[at++] = octet;
        }
        return ended;
    }
}
