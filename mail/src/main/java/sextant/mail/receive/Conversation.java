package sextant.mail.receive;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.Format;
import sextant.content.Spool;
import sextant.mail.smtp.BadSyntax;
import sextant.mail.smtp.BareLineEnd;
import sextant.mail.smtp.Command;
import sextant.mail.smtp.LineEnds;
import sextant.mail.smtp.Path;
import sextant.mail.smtp.Reply;
import sextant.mail.smtp.SmtpInput;
import sextant.mailbox.AccountId;

/** What is said on one connection, command by command (RFC 5321 4.1, RFC 2033, RFC 6409). For one thread. */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final Reply OK = Reply.of(250, "2.0.0", "OK");
    private static final Reply MORE = Reply.of(503, "5.5.1", "Say MAIL and RCPT first.");

    private final MailServer.Parts parts;
    private final Door door;
    private final InetAddress peer;
    private final Securing securing;
    private final Map<String, Handler> commands = Map.ofEntries(
            Map.entry("EHLO", this::ehlo),
            Map.entry("LHLO", this::ehlo),
            Map.entry("HELO", this::helo),
            Map.entry("STARTTLS", this::startTls),
            Map.entry("AUTH", this::auth),
            Map.entry("MAIL", this::mail),
            Map.entry("RCPT", this::rcpt),
            Map.entry("DATA", this::data),
            Map.entry("BDAT", this::bdat),
            Map.entry("RSET", this::rset),
            Map.entry("NOOP", command -> say(OK)),
            Map.entry("VRFY", command -> say(Reply.of(252, "2.5.0", "Send a message, and it will be seen."))),
            Map.entry("HELP", command -> say(Reply.of(214, "2.0.0", "RFC 5321 tells all."))),
            Map.entry("QUIT", this::quit));

    private Socket socket;
    private SmtpInput in;
    private OutputStream out;
    private String helo = "";
    private boolean extended;
    private Optional<String> secured = Optional.empty();
    private Optional<AccountId> user = Optional.empty();
    private @Nullable Transaction transaction;
    private int errors;
    private int messages;
    private boolean over;

    /** Does what a command asks for. */
    @FunctionalInterface
    private interface Handler {
        void run(Command command) throws IOException, BadSyntax;
    }

    /** Puts TLS on a connection. */
    @FunctionalInterface
    interface Securing {
        SSLSocket on(Socket plain) throws IOException;
    }

    /** What is being handed over. */
    private static final class Transaction implements AutoCloseable {
        private final Path from;
        private final long size;
        private final boolean international;
        private final List<Path> to = new ArrayList<>();
        private final Spool spool = new Spool(Format.MESSAGE);
        private final LineEnds lines = new LineEnds(spool);
        private boolean chunked;
        private boolean tooLarge;

        Transaction(Path from, long size, boolean international) {
            this.from = from;
            this.size = size;
            this.international = international;
        }

        @Override
        public void close() throws IOException {
            spool.close();
        }
    }

    Conversation(MailServer.Parts parts, Door door, InetAddress peer, Socket socket, Securing securing)
            throws IOException {
        this.parts = parts;
        this.door = door;
        this.peer = peer;
        this.securing = securing;
        this.socket = socket;
        this.in = new SmtpInput(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
        secured = tlsOf(socket);
    }

    private static Optional<String> tlsOf(Socket socket) {
        return socket instanceof SSLSocket tls
                ? Optional.of(
                        tls.getSession().getProtocol() + " " + tls.getSession().getCipherSuite())
                : Optional.empty();
    }

    void run() throws IOException {
        try {
            say(Reply.plain(220, List.of(parts.host() + " " + door.use().word() + " Sextant")));
            while (!over) {
                step();
            }
        } catch (EOFException e) {
            LOG.debug("{} left without QUIT", peer.getHostAddress());
        } catch (BareLineEnd e) {
            LOG.info("mail from {} refused: {}", peer.getHostAddress(), e.getMessage());
            say(Reply.of(521, "5.5.2", "A line ended in CR or LF alone; lines end in CR LF."));
        } finally {
            reset();
            out.flush();
            if (socket instanceof SSLSocket) {
                socket.close();
            }
        }
    }

    private void step() throws IOException {
        if (!in.hasMore()) {
            out.flush(); // what was asked for in one go is answered in one go (RFC 2920)
        }
        try {
            var command = Command.of(in.line(parts.limits().lineBytes()));
            var handler = commands.get(command.verb());
            if (handler == null) {
                throw new BadSyntax(500, "5.5.2", "There is no such command.");
            }
            handler.run(command);
        } catch (BadSyntax e) {
            say(e.reply());
        }
        if (errors > parts.limits().errors() && !over) {
            say(Reply.of(421, "4.7.0", "Too many errors. Goodbye."));
            over = true;
        }
    }

    private void say(Reply reply) throws IOException {
        if (!reply.isPositive()) {
            errors++;
        }
        out.write(reply.wire().getBytes(StandardCharsets.US_ASCII));
    }

    private void reset() throws IOException {
        if (transaction != null) {
            transaction.close();
            transaction = null;
        }
    }

    // ---- who is there -------------------------------------------------------------------------------------------

    private void helo(Command command) throws IOException, BadSyntax {
        if (door.use() == Door.Use.LMTP) {
            throw new BadSyntax(500, "5.5.1", "This is LMTP: say LHLO."); // RFC 2033 4.1
        }
        greet(command);
        extended = false;
        say(Reply.plain(250, List.of(parts.host())));
    }

    private void ehlo(Command command) throws IOException, BadSyntax {
        var lmtp = door.use() == Door.Use.LMTP;
        if (lmtp != command.verb().equals("LHLO")) {
            throw new BadSyntax(500, "5.5.1", lmtp ? "This is LMTP: say LHLO." : "This is SMTP: say EHLO.");
        }
        greet(command);
        extended = true;
        var lines = new ArrayList<String>();
        lines.add(parts.host());
        lines.add("PIPELINING");
        lines.add("SIZE " + parts.limits().messageBytes());
        lines.add("8BITMIME");
        lines.add("SMTPUTF8");
        lines.add("CHUNKING");
        lines.add("DSN");
        lines.add("ENHANCEDSTATUSCODES");
        if (secured.isEmpty() && parts.tls().isPresent()) {
            lines.add("STARTTLS");
        }
        if (mayAuthenticate()) {
            lines.add("AUTH PLAIN LOGIN");
        }
        say(Reply.plain(250, lines));
    }

    private void greet(Command command) throws IOException, BadSyntax {
        if (command.rest().isEmpty() || command.rest().length() > 255) {
            throw new BadSyntax(501, "5.5.4", "Say your name, too.");
        }
        reset();
        helo = command.rest();
    }

    private void startTls(Command command) throws IOException, BadSyntax {
        if (secured.isPresent()) {
            throw new BadSyntax(503, "5.5.1", "TLS is there already.");
        }
        if (parts.tls().isEmpty()) {
            throw new BadSyntax(502, "5.5.1", "There is no TLS here.");
        }
        if (!command.rest().isEmpty()) {
            throw new BadSyntax(501, "5.5.4", "STARTTLS stands alone.");
        }
        if (in.hasMore()) {
            // RFC 3207 4.2: what somebody put behind it in the clear must not be taken for what comes through TLS
            say(Reply.of(503, "5.5.1", "Nothing follows STARTTLS before its answer. Goodbye."));
            over = true;
            return;
        }
        say(Reply.of(220, "2.0.0", "Begin."));
        out.flush();
        reset();
        helo = "";
        socket = securing.on(socket);
        in = new SmtpInput(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream());
        secured = tlsOf(socket);
    }

    // ---- passwords ----------------------------------------------------------------------------------------------

    private boolean mayAuthenticate() {
        return door.use() == Door.Use.SUBMISSION && (secured.isPresent() || peer.isLoopbackAddress());
    }

    private void auth(Command command) throws IOException, BadSyntax {
        if (door.use() != Door.Use.SUBMISSION) {
            throw new BadSyntax(502, "5.5.1", "Nobody signs in here. Use the port for submission.");
        }
        if (!mayAuthenticate()) {
            throw new BadSyntax(538, "5.7.11", "A password is only taken through TLS: say STARTTLS first.");
        }
        if (!extended || user.isPresent() || transaction != null) {
            throw new BadSyntax(503, "5.5.1", user.isPresent() ? "You have signed in." : "Say EHLO first.");
        }
        var words = Command.of(command.rest());
        var given = switch (words.verb()) {
            case "PLAIN" -> Sasl.plain(words.rest().isEmpty() ? ask("") : words.rest());
            case "LOGIN" -> login(words.rest());
            default -> throw new BadSyntax(504, "5.5.4", "Passwords are taken by PLAIN and LOGIN.");
        };
        switch (parts.users().attempt(peer, given.address(), given.password())) {
            case UserCheck.Good good -> {
                user = Optional.of(good.account());
                say(Reply.of(235, "2.7.0", "Welcome."));
            }
            case UserCheck.Wrong wrong -> say(Reply.of(535, "5.7.8", "The address or the password is wrong."));
            case UserCheck.Later later ->
                say(Reply.of(454, "4.7.0", "Too many wrong passwords. Wait a while and try again."));
        }
    }

    private Sasl.Given login(String first) throws IOException, BadSyntax {
        var address = Sasl.decoded(first.isEmpty() ? ask("VXNlcm5hbWU6") : first);
        return new Sasl.Given(address, Sasl.decoded(ask("UGFzc3dvcmQ6")));
    }

    private String ask(String challenge) throws IOException, BadSyntax {
        out.write(("334 " + challenge + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        var answer = in.line(12_288); // RFC 4954 4
        if (answer.equals("*")) {
            throw new BadSyntax(501, "5.7.0", "Given up.");
        }
        return answer;
    }

    // ---- the envelope -------------------------------------------------------------------------------------------

    private void mail(Command command) throws IOException, BadSyntax {
        if (helo.isEmpty()) {
            throw new BadSyntax(503, "5.5.1", "Say who you are first.");
        }
        if (transaction != null) {
            throw new BadSyntax(503, "5.5.1", "A message is being handed over already.");
        }
        if (door.use() == Door.Use.SUBMISSION && user.isEmpty()) {
            throw new BadSyntax(530, "5.7.0", "Sign in first.");
        }
        if (messages >= parts.limits().messagesPerConnection()) {
            say(Reply.of(421, "4.7.0", "That is enough for one connection. Connect anew."));
            over = true;
            return;
        }
        var international = (command.rest() + " ").toUpperCase(Locale.ROOT).contains(" SMTPUTF8 ");
        var from = Path.parse(command.rest(), "FROM:", international);
        var size = EnvelopeParameters.ofMail(from);
        if (size > parts.limits().messageBytes()) {
            say(tooLarge());
            return;
        }
        var refusal = reception().from(from, user);
        if (refusal.isPresent()) {
            say(refusal.get());
            return;
        }
        transaction = new Transaction(from, size, international);
        say(Reply.of(250, "2.1.0", "OK"));
    }

    private void rcpt(Command command) throws IOException, BadSyntax {
        var current = transaction;
        if (current == null || current.chunked) {
            throw new BadSyntax(503, "5.5.1", "Say MAIL first.");
        }
        var to = Path.parse(command.rest(), "TO:", current.international);
        EnvelopeParameters.testRcpt(to);
        var most = user.isPresent()
                ? parts.limits().submittedRecipients()
                : parts.limits().recipients();
        if (current.to.size() >= most) {
            throw new BadSyntax(452, "4.5.3", "That is as many recipients as one message has. Send the rest again.");
        }
        var refusal = reception().to(to, current.size);
        if (refusal.isPresent()) {
            say(refusal.get());
            return;
        }
        current.to.add(to);
        say(Reply.of(250, "2.1.5", "OK"));
    }

    private Reply tooLarge() {
        return Reply.of(552, "5.3.4", "A message has at most " + parts.limits().messageBytes() + " octets.");
    }

    private Reception reception() {
        return parts.reception(door.use());
    }

    private void rset(Command command) throws IOException {
        reset();
        say(OK);
    }

    private void quit(Command command) throws IOException {
        over = true;
        say(Reply.of(221, "2.0.0", "Goodbye."));
    }

    // ---- the message --------------------------------------------------------------------------------------------

    private void data(Command command) throws IOException, BadSyntax {
        var current = transaction;
        if (current == null || current.to.isEmpty() || current.chunked) {
            throw new BadSyntax(
                    current != null && current.to.isEmpty() ? 554 : 503,
                    "5.5.1",
                    current != null && current.to.isEmpty() ? "Nobody is to get it." : "Say MAIL and RCPT first.");
        }
        say(Reply.plain(354, List.of("Go on; a line with a dot alone ends it.")));
        out.flush();
        var length = in.data(timed(current.spool), parts.limits().messageBytes());
        current.tooLarge = length > parts.limits().messageBytes();
        finish(current);
    }

    private void bdat(Command command) throws IOException, BadSyntax {
        var words = command.rest().split(" ", -1);
        var length = EnvelopeParameters.number(words[0]);
        var last = words.length == 2 && words[1].equalsIgnoreCase("LAST");
        if (length < 0 || words.length > 2 || (words.length == 2 && !last)) {
            // how much follows is not known, so nothing that follows can be understood
            say(Reply.of(501, "5.5.4", "Say BDAT, a number of octets, and LAST for the last. Goodbye."));
            over = true;
            return;
        }
        var current = transaction;
        if (current == null || current.to.isEmpty()) {
            in.chunk(OutputStream.nullOutputStream(), length, 0);
            say(MORE);
            return;
        }
        current.chunked = true;
        var room = parts.limits().messageBytes() - current.spool.size();
        current.tooLarge |= length > room;
        in.chunk(timed(current.lines), length, current.tooLarge ? -1 : room);
        if (!last) {
            say(Reply.of(250, "2.0.0", length + " octets"));
            return;
        }
        if (current.lines.isBare()) {
            answer(current, Reply.of(554, "5.6.0", "A line ends in CR or LF alone; lines end in CR LF."));
            reset();
            return;
        }
        finish(current);
    }

    /** A message that takes too long is given up: the connection ends, and its sender tries again. */
    private OutputStream timed(OutputStream to) {
        var began = parts.ticker().getAsLong();
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                to.write(octet);
            }

            @Override
            public void write(byte[] octets, int from, int count) throws IOException {
                if (parts.ticker().getAsLong() - began
                        > parts.limits().transfer().toNanos()) {
                    throw new IOException("the message took too long");
                }
                to.write(octets, from, count);
            }
        };
    }

    private void finish(Transaction current) throws IOException {
        messages++;
        try {
            if (current.tooLarge) {
                answer(current, tooLarge());
                return;
            }
            var replies = take(current);
            if (door.use() == Door.Use.LMTP) {
                for (var reply : replies) {
                    say(reply);
                }
            } else {
                say(worst(replies));
            }
        } finally {
            reset();
        }
    }

    private List<Reply> take(Transaction current) throws IOException {
        var id = Long.toHexString(parts.random().nextLong() >>> 1);
        var arrival = new Arrival(
                id,
                door.use(),
                peer,
                extended ? helo : helo + " (HELO)",
                secured,
                user,
                current.from,
                List.copyOf(current.to),
                current.spool.document());
        try {
            return reception().take(arrival);
        } catch (RuntimeException e) {
            LOG.error("message {} from {} could not be taken", id, peer.getHostAddress(), e);
            var later = Reply.of(451, "4.3.0", "It cannot be taken now. Try again later.");
            return current.to.stream().map(each -> later).toList();
        }
    }

    /** SMTP has one answer for all recipients: what one of them could not get for now is sent to all again. */
    private static Reply worst(List<Reply> replies) {
        return replies.stream()
                .filter(reply -> !reply.isPositive() && !reply.isPermanent())
                .findFirst()
                .or(() -> replies.stream().filter(Reply::isPermanent).findFirst())
                .orElse(replies.getFirst());
    }

    private void answer(Transaction current, Reply reply) throws IOException {
        for (var i = 0; i < (door.use() == Door.Use.LMTP ? current.to.size() : 1); i++) {
            say(reply);
        }
    }
}
