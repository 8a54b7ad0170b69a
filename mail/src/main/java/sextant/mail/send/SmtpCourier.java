package sextant.mail.send;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressSucceededException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.Document;
import sextant.content.message.Trace;

/** By SMTP, with TLS as {@link Route} says. Safe for use by any number of threads. */
public final class SmtpCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpCourier.class);
    private static final String CONNECT_MILLIS = "30000";
    private static final String SILENCE_MILLIS = "300000";
    private static final int HEADER = 1024 * 1024;

    private final String host;

    /**
     * Makes a courier.
     *
     * @param host what this server calls itself
     */
    public SmtpCourier(String host) {
        this.host = host;
    }

    @Override
    public Map<String, Answer> bring(Route route, Waiting envelope, List<Waiting.Recipient> to, Document message) {
        var first = new Connection(route, envelope, to, message).run(true);
        if (first.broken() && !route.strict() && !route.secure()) {
            // RFC 7435: encryption that does not come about is no reason to keep mail back
            LOG.info("TLS with {} failed ({}); trying without", route, first.trouble());
            return new Connection(route, envelope, to, message).run(false).answers();
        }
        return first.answers();
    }

    /** What came of one connection; broken if TLS did not come about. */
    private record Outcome(Map<String, Answer> answers, boolean broken, String trouble) {}

    /** One connection. */
    private final class Connection {
        private final Route route;
        private final Waiting envelope;
        private final List<Waiting.Recipient> to;
        private final Document message;
        private final boolean international;
        private final Map<String, Answer> answers = new HashMap<>();

        Connection(Route route, Waiting envelope, List<Waiting.Recipient> to, Document message) {
            this.route = route;
            this.envelope = envelope;
            this.to = to;
            this.message = message;
            this.international = isInternational();
        }

        private boolean isInternational() {
            return !isAscii(envelope.from())
                    || to.stream().anyMatch(recipient -> !isAscii(recipient.address()))
                    || !isAscii(header(message));
        }

        Outcome run(boolean withTls) {
            var session = Session.getInstance(settings(withTls));
            try (var transport = (SMTPTransport) session.getTransport(route.secure() ? "smtps" : "smtp")) {
                connect(transport);
                var reports = transport.supportsExtension("DSN");
                send(transport, octets(session, transport, reports), reports);
                return new Outcome(answers, false, "");
            } catch (AuthenticationFailedException e) {
                return unanswered("451 4.7.8 " + route + " does not take the password: " + e.getMessage());
            } catch (MessagingException e) {
                if (withTls && isTls(e)) {
                    return new Outcome(
                            all("451 4.7.5 TLS with " + route + " failed"), true, String.valueOf(e.getMessage()));
                }
                LOG.debug("{} could not be reached", route, e);
                return unanswered("451 4.4.1 " + route + " cannot be reached: " + firstLine(e));
            }
        }

        private Outcome unanswered(String said) {
            return new Outcome(all(said), false, said);
        }

        private Map<String, Answer> all(String said) {
            return to.stream()
                    .collect(Collectors.toMap(
                            Waiting.Recipient::address, each -> Answer.later(said), (one, other) -> one));
        }

        private void connect(SMTPTransport transport) throws MessagingException {
            if (route.user().isPresent()) {
                transport.connect(
                        route.host(),
                        route.port(),
                        route.user().get().name(),
                        route.user().get().password());
            } else {
                transport.connect(route.host(), route.port(), null, null);
            }
        }

        private Properties settings(boolean withTls) {
            var kind = route.secure() ? "mail.smtps." : "mail.smtp.";
            var settings = new Properties();
            settings.setProperty(kind + "localhost", host);
            settings.setProperty(kind + "connectiontimeout", CONNECT_MILLIS);
            settings.setProperty(kind + "timeout", SILENCE_MILLIS);
            settings.setProperty(kind + "sendpartial", "true");
            settings.setProperty(kind + "reportsuccess", "true");
            settings.setProperty(kind + "quitwait", "false");
            settings.setProperty(kind + "auth", String.valueOf(route.user().isPresent()));
            settings.setProperty(kind + "ssl.protocols", "TLSv1.3 TLSv1.2");
            settings.setProperty(kind + "starttls.enable", String.valueOf(withTls && !route.secure()));
            settings.setProperty(kind + "starttls.required", String.valueOf(route.strict() && !route.secure()));
            settings.setProperty(kind + "ssl.checkserveridentity", String.valueOf(route.strict()));
            // a server that has promised SMTPUTF8 may find that the next one cannot (RFC 6531 3.6): only where it is
            // needed
            settings.setProperty("mail.mime.allowutf8", String.valueOf(international));
            if (!route.strict()) {
                settings.setProperty(kind + "ssl.trust", "*");
            }
            return settings;
        }

        private Octets octets(Session session, SMTPTransport transport, boolean reports) {
            var octets = new Octets(session, message);
            octets.setEnvelopeFrom(envelope.from().isEmpty() ? "<>" : envelope.from());
            var words = new ArrayList<String>();
            if (transport.supportsExtension("8BITMIME")) {
                words.add("BODY=8BITMIME");
            }
            if (reports) {
                octets.setReturnOption(envelope.full() ? SMTPMessage.RETURN_FULL : SMTPMessage.RETURN_HDRS);
                if (!envelope.envelopeId().isEmpty()) {
                    words.add("ENVID=" + envelope.envelopeId());
                }
            }
            if (!words.isEmpty()) {
                octets.setMailExtension(String.join(" ", words));
            }
            return octets;
        }

        private void send(SMTPTransport transport, Octets octets, boolean reports) throws MessagingException {
            // the library has one NOTIFY for all recipients, so each group that wants another is sent by itself
            var groups = to.stream().collect(Collectors.groupingBy(Waiting.Recipient::wanted));
            for (var group : groups.entrySet()) {
                octets.setNotifyOptions(notify(group.getKey(), reports));
                var addresses = new ArrayList<Address>();
                for (var recipient : group.getValue()) {
                    try {
                        addresses.add(address(recipient.address()));
                    } catch (AddressException e) {
                        answers.put(
                                recipient.address(), new Answer(false, true, "553 5.1.3 That is no address", false));
                    }
                }
                if (!addresses.isEmpty()) {
                    sendTo(transport, octets, addresses.toArray(new Address[0]), reports);
                }
            }
        }

        private static Address address(String text) throws AddressException {
            var address = new InternetAddress();
            address.setAddress(text);
            return address;
        }

        private static int notify(Set<Waiting.Notify> wanted, boolean reports) {
            if (!reports) {
                return 0;
            }
            var options = 0;
            options |= wanted.contains(Waiting.Notify.SUCCESS) ? SMTPMessage.NOTIFY_SUCCESS : 0;
            options |= wanted.contains(Waiting.Notify.FAILURE) ? SMTPMessage.NOTIFY_FAILURE : 0;
            options |= wanted.contains(Waiting.Notify.DELAY) ? SMTPMessage.NOTIFY_DELAY : 0;
            return options == 0 ? SMTPMessage.NOTIFY_NEVER : options;
        }

        private void sendTo(SMTPTransport transport, Octets octets, Address[] addresses, boolean reports)
                throws MessagingException {
            try {
                transport.sendMessage(octets, addresses);
            } catch (SendFailedException e) {
                read(e, addresses, reports);
            }
        }

        /** With {@code reportsuccess}, every way it can go is an exception with one more behind it for each recipient. */
        private void read(SendFailedException failure, Address[] addresses, boolean reports) throws MessagingException {
            var overall = "";
            var permanent = false;
            for (Exception e = failure;
                    e != null;
                    e = e instanceof MessagingException m ? m.getNextException() : null) {
                switch (e) {
                    case SMTPAddressSucceededException one ->
                        answers.put(one.getAddress().getAddress(), new Answer(true, false, firstLine(one), reports));
                    case SMTPAddressFailedException one ->
                        answers.put(
                                one.getAddress().getAddress(),
                                new Answer(false, one.getReturnCode() >= 500, firstLine(one), false));
                    case SMTPSenderFailedException one -> {
                        overall = firstLine(one);
                        permanent = one.getReturnCode() >= 500;
                    }
                    case SMTPSendFailedException one -> {
                        overall = firstLine(one);
                        permanent = one.getReturnCode() >= 500;
                    }
                    default -> LOG.debug("sending to {}", route, e);
                }
            }
            settle(failure, addresses, overall, permanent);
        }

        /** A recipient that was accepted has the message only if the whole of it was. */
        private void settle(SendFailedException failure, Address[] addresses, String overall, boolean permanent) {
            var sent = failure.getValidSentAddresses();
            var reached = sent == null ? List.<Address>of() : List.of(sent);
            for (var address : addresses) {
                var key = ((InternetAddress) address).getAddress();
                var answer = answers.get(key);
                if (reached.contains(address)) {
                    continue;
                }
                if (answer == null || answer.relayed()) {
                    var said = overall.isEmpty() ? "451 4.4.2 " + route + " broke off: " + firstLine(failure) : overall;
                    answers.put(key, new Answer(false, permanent, said, false));
                }
            }
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String header(Document message) {
        try {
            return Trace.header(message, HEADER);
        } catch (IOException e) {
            throw new UncheckedIOException("the message cannot be read", e);
        }
    }

    private static boolean isTls(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }

    /** The message as it is: the library may not make another of it. */
    private static final class Octets extends SMTPMessage {
        private final Document document;

        Octets(Session session, Document document) {
            super(session);
            this.document = document;
        }

        @Override
        public void writeTo(OutputStream to, String[] leftOut) throws IOException {
            try (var octets = document.open()) {
                octets.transferTo(to);
            }
        }

        @Override
        public int getSize() {
            return (int) Math.min(Integer.MAX_VALUE, document.size());
        }

        @Override
        public void saveChanges() {
            // nothing changes
        }
    }
}
