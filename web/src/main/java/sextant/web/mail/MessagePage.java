package sextant.web.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.content.message.MailAddress;
import sextant.content.message.Message;
import sextant.content.message.Part;
import sextant.content.message.Protection;
import sextant.http.Exchange;
import sextant.http.Problem;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Item;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.message.MessageState;
import sextant.mailbox.search.Filter;
import sextant.mailbox.search.Search;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Moments;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** One message: its header, its text in a frame of its own, and what hangs on it. */
public final class MessagePage implements Door.Page {
    private static final int TEXT = 4 * 1024 * 1024;
    private static final int PICTURE = 2 * 1024 * 1024;
    private static final int MATES = 50;

    /** Pictures a browser shows that hold nothing but a picture. */
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Mailboxes mailboxes;
    private final Search search;
    private final Templates templates;

    public MessagePage(Mailboxes mailboxes, Search search, Templates templates) {
        this.mailboxes = mailboxes;
        this.search = search;
        this.templates = templates;
    }

    /** Something that hangs on the message. */
    public record Attachment(String path, String name, String size, boolean picture) {}

    /**
     * What the page shows.
     *
     * @param verdict what was found out about the sender; empty if nothing was
     * @param withheld pictures of other servers that are not shown
     * @param pictures whether such pictures are shown
     * @param mates other messages of the conversation
     */
    public record View(
            Frame frame,
            List<MailFolders.Entry> folders,
            long id,
            long folder,
            String from,
            String to,
            String cc,
            Moments.Shown when,
            boolean flagged,
            String verdict,
            String protection,
            int withheld,
            boolean pictures,
            List<Attachment> attachments,
            List<MailPage.Row> mates) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var mailbox = mailboxes.of(viewer.account());
        var item = MailPage.message(mailbox, query, "id");
        var message = Message.of(mailbox.read(item));
        var state = new MessageState(item.properties());
        if (!state.isSeen()) {
            mailbox.commit(Batch.of(Author.server("web"), MessageState.edit(item.id(), now -> now.seen(true))));
        }
        var pictures = query.text("pictures").equals("1");
        var subject = message.subject();
        templates.answer(
                exchange,
                200,
                "message",
                new View(
                        new Frame(
                                subject.isBlank() ? "(no subject)" : Text.harmless(subject),
                                viewer,
                                "mail",
                                "",
                                "",
                                false),
                        MailFolders.of(mailbox, search, item.collection()),
                        item.id().value(),
                        item.collection().value(),
                        spelled(message.from()),
                        spelled(message.to()),
                        spelled(message.cc()),
                        viewer.moments().show(state.received().orElse(item.created())),
                        state.isFlagged(),
                        verdict(message),
                        protection(message.protection()),
                        withheld(message),
                        pictures,
                        message.bodies().attachments().stream()
                                .filter(attachment -> !attachment.inline())
                                .map(attachment -> attachment(attachment.part()))
                                .toList(),
                        mates(viewer, mailbox, item)));
    }

    private static String spelled(List<MailAddress> addresses) {
        var text = new StringBuilder();
        for (var address : addresses.subList(0, Math.min(100, addresses.size()))) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(
                            address.name().isEmpty() || address.address().isEmpty()
                                    ? address.shown()
                                    : address.name() + " <" + address.address() + ">");
        }
        return Text.harmless(text.toString());
    }

    /** What this server's examination said of the author, in words. */
    private static String verdict(Message message) {
        var found = message.header().first("Authentication-Results").orElse("");
        if (found.contains("dmarc=fail")) {
            return "The sender's domain says that this message is not from there.";
        }
        return "";
    }

    private static String protection(Protection protection) {
        return switch (protection) {
            case NONE -> "";
            case SMIME_SIGNED, PGP_SIGNED -> "Signed; the signature is not examined here.";
            case SMIME_ENCRYPTED, PGP_ENCRYPTED -> "Encrypted; it can only be read in a program that has the key.";
        };
    }

    private static Attachment attachment(Part part) {
        var name = part.name().filter(text -> !text.isBlank()).orElse("attachment");
        return new Attachment(
                part.path(), Text.harmless(name), Text.octets(part.size()), PICTURES.contains(part.type()));
    }

    private List<MailPage.Row> mates(Viewer viewer, Mailbox mailbox, Item item) {
        var conversation = item.summary()
                .envelope()
                .map(envelope -> envelope.conversation())
                .orElse("");
        if (conversation.isEmpty()) {
            return List.of();
        }
        return search
                .find(
                        viewer.account(),
                        Search.Query.newest(new Filter.Conversation(conversation)),
                        Optional.empty(),
                        MATES)
                .items()
                .stream()
                .filter(id -> !id.equals(item.id()))
                .flatMap(id -> mailbox.item(id).stream())
                .map(mate -> MailPage.row(mate, false, viewer.moments()))
                .toList();
    }

    // ---- the text, sealed ---------------------------------------------------------------------------------------

    /** The text alone, for the frame of the page. */
    public void showBody(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var mailbox = mailboxes.of(viewer.account());
        var message = Message.of(mailbox.read(MailPage.message(mailbox, query, "id")));
        var pictures = query.text("pictures").equals("1");
        var page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
                + "<style>html{background:#fff;color:#17212b}body{margin:12px;font:15px/1.5 system-ui,sans-serif;"
                + "overflow-wrap:anywhere}pre{white-space:pre-wrap;font:inherit;margin:0}img{max-width:100%}"
                + "blockquote{margin-inline:0;padding-inline-start:1em;border-inline-start:3px solid #c3ccd5}</style>"
                + "</head><body>" + html(message, pictures).html() + "</body></html>";
        seal(exchange, pictures);
        exchange.answer(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing acts, and nothing is fetched but what stands in the text itself, or pictures if they are asked for. */
    private static void seal(Exchange exchange, boolean pictures) {
        exchange.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:" + (pictures ? " http: https:" : "")
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
                        + " sandbox allow-popups allow-popups-to-escape-sandbox");
        exchange.set("Referrer-Policy", "no-referrer");
        exchange.set("X-Content-Type-Options", "nosniff");
        exchange.set("Cache-Control", "no-store");
    }

    private static SafeHtml html(Message message, boolean pictures) throws IOException {
        var bodies = message.bodies();
        if (bodies.html().isEmpty()) {
            var text = message.text(bodies.plain(), TEXT);
            return new SafeHtml(SafeHtml.ofPlain(text.isBlank() ? "(This message has no text.)" : text), 0);
        }
        var inline = inline(message);
        return SafeHtml.of(message.text(bodies.html(), TEXT), inline::get, pictures);
    }

    /** How many pictures of other servers the text would show; its own ones need not be read for that. */
    private static int withheld(Message message) throws IOException {
        var html = message.bodies().html();
        return html.isEmpty()
                ? 0
                : SafeHtml.of(message.text(html, TEXT), id -> null, false).withheld();
    }

    /** The message's own pictures: a sealed frame cannot fetch them, so they stand in the text. */
    private static Map<String, @Nullable String> inline(Message message) throws IOException {
        var found = new HashMap<String, @Nullable String>();
        for (var attachment : message.bodies().attachments()) {
            var part = attachment.part();
            if (part.contentId().isPresent() && PICTURES.contains(part.type()) && part.size() <= PICTURE) {
                try (var octets = message.open(part)) {
                    var encoded = Base64.getEncoder().encodeToString(octets.readNBytes(PICTURE));
                    found.put(part.contentId().get(), "data:" + part.type() + ";base64," + encoded);
                }
            }
        }
        return found;
    }

    // ---- what hangs on it ---------------------------------------------------------------------------------------

    /** An attachment, to be kept; a picture also to be looked at. No browser is let guess what it is. */
    public void showPart(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var mailbox = mailboxes.of(viewer.account());
        var message = Message.of(mailbox.read(MailPage.message(mailbox, query, "id")));
        var part = message.part(query.text("part"))
                .filter(found -> !found.isMultipart())
                .orElseThrow(() -> new Problem(404, "The message has no such part."));
        var look = query.text("look").equals("1") && PICTURES.contains(part.type());
        seal(exchange, false);
        var name = part.name().filter(text -> !text.isBlank()).orElse("attachment");
        exchange.set(
                "Content-Disposition",
                (look ? "inline" : "attachment") + "; filename*=UTF-8''"
                        + Query.encode(name).replace("+", "%20"));
        try (var octets = message.open(part);
                OutputStream out = exchange.stream(200, look ? part.type() : "application/octet-stream")) {
            octets.transferTo(out);
        }
    }

    /** The whole message as it came. */
    public void showSource(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var mailbox = mailboxes.of(viewer.account());
        var document = mailbox.read(MailPage.message(mailbox, query, "id"));
        seal(exchange, false);
        exchange.set("Content-Disposition", "attachment; filename=message.eml");
        try (var octets = document.open();
                OutputStream out = exchange.stream(200, "application/octet-stream")) {
            octets.transferTo(out);
        }
    }
}
