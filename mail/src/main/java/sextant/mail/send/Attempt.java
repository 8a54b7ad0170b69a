package sextant.mail.send;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sextant.content.Document;
import sextant.content.Format;
import sextant.content.Spool;
import sextant.content.message.MailAddress;
import sextant.content.message.Message;
import sextant.content.message.Trace;
import sextant.mail.MailLimits;
import sextant.mail.deliver.Delivery;
import sextant.mail.deliver.Recipients;
import sextant.mail.deliver.TraceFields;
import sextant.mail.send.Report.Action;
import sextant.mail.send.Waiting.Notify;
import sextant.mail.send.Waiting.Progress;
import sextant.mail.send.Waiting.Recipient;
import sextant.mailbox.AccountId;
import sextant.mailbox.Accounts;
import sextant.mailbox.Author;
import sextant.mailbox.Batch;
import sextant.mailbox.Edit;
import sextant.mailbox.Item;
import sextant.mailbox.ItemId;
import sextant.mailbox.Mailbox;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.OperationId;
import sextant.mailbox.Precondition;
import sextant.mailbox.Role;
import sextant.mailbox.message.MessageState;

/**
 * Tries to bring a message to all it is still to reach. How far it came is committed after each server, so that a stop at any
 * moment sends again at most what was just being sent; what is reported is committed with the reports.
 */
public final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Author AUTHOR = Author.server("queue");

    private final Parts parts;

    /** What it takes. */
    public record Parts(
            Mailboxes mailboxes,
            Accounts accounts,
            Recipients recipients,
            Delivery delivery,
            Routing routing,
            Courier courier,
            TraceFields trace,
            Report report,
            MailLimits limits,
            InstantSource clock) {}

    public Attempt(Parts parts) {
        this.parts = parts;
    }

    /**
     * Makes an attempt, if the message is still there and its time has come.
     *
     * @return when the next one is to be made; empty if there is none
     */
    Optional<Instant> make(AccountId account, ItemId id) throws IOException {
        var mailbox = parts.mailboxes().find(account);
        var item = mailbox.flatMap(box -> box.item(id));
        var waiting = item.flatMap(found -> Waiting.of(found.properties()));
        if (mailbox.isEmpty() || item.isEmpty() || waiting.isEmpty()) {
            return Optional.empty();
        }
        var now = parts.clock().instant();
        if (waiting.get().next().isAfter(now)) {
            return Optional.of(waiting.get().next());
        }
        var document = mailbox.get().read(item.get());
        var tried = new Try(mailbox.get(), item.get(), document, waiting.get()).run();
        return settle(mailbox.get(), item.get(), document, tried, now);
    }

    // ---- one round ----------------------------------------------------------------------------------------------

    /** One round over all who are still to be reached. */
    private final class Try {
        private final Mailbox mailbox;
        private final Item item;
        private final Document document;
        private final Waiting waiting;
        private final Map<String, Recipient> now = new LinkedHashMap<>();

        Try(Mailbox mailbox, Item item, Document document, Waiting waiting) {
            this.mailbox = mailbox;
            this.item = item;
            this.document = document;
            this.waiting = waiting;
            waiting.recipients().forEach(recipient -> now.put(recipient.address(), recipient));
        }

        Waiting run() throws IOException {
            var elsewhere = new LinkedHashMap<String, List<Recipient>>();
            for (var recipient : waiting.recipients()) {
                if (recipient.isWaiting()) {
                    switch (parts.recipients().resolve(recipient.address())) {
                        case Recipients.Local local -> now.put(recipient.address(), deliver(recipient, local));
                        case Recipients.Unknown unknown ->
                            now.put(
                                    recipient.address(),
                                    recipient.to(Progress.FAILED, "550 5.1.1 Nobody here has this address"));
                        case Recipients.Foreign foreign ->
                            elsewhere
                                    .computeIfAbsent(recipient.domain(), domain -> new ArrayList<>())
                                    .add(recipient);
                    }
                }
            }
            if (!elsewhere.isEmpty()) {
                try (var spool = new Spool(Format.MESSAGE)) {
                    Trace.copy(document, signature(), field -> false, spool);
                    for (var group : elsewhere.entrySet()) {
                        send(group.getKey(), group.getValue(), spool.document());
                        keep();
                    }
                }
            }
            return waiting.recipients(List.copyOf(now.values()));
        }

        private void keep() {
            var reached = waiting.recipients(List.copyOf(now.values()));
            mailbox.commit(Batch.of(AUTHOR, new Edit.SetProperties(item.id(), reached::into)));
        }

        private List<String> signature() throws IOException {
            var author = Message.of(document).from().stream().findFirst();
            if (author.isEmpty()) {
                return List.of();
            }
            var name = MailAddress.domainOf(author.get().address());
            for (var domain : parts.accounts().domains()) {
                if (domain.name().equals(name)) {
                    return DomainKeys.sign(domain, document);
                }
            }
            return List.of();
        }

        private Recipient deliver(Recipient recipient, Recipients.Local local) throws IOException {
            try (var spool = new Spool(Format.MESSAGE)) {
                Trace.copy(
                        document,
                        List.of(
                                TraceFields.returnPath(waiting.from()),
                                parts.trace().local(Long.toHexString(item.id().value()), recipient.address())),
                        field -> Trace.isNamed(field, "Return-Path"),
                        spool);
                for (var account : local.accounts()) {
                    var operation =
                            new OperationId("queue:" + mailbox.account().id().value() + ":"
                                    + item.id().value() + ":" + mailbox.epoch().value());
                    var result =
                            parts.delivery().deliver(account, spool.document(), Optional.of(operation), false, "mail");
                    if (!result.reply().isPositive()) {
                        var progress = result.reply().isPermanent() ? Progress.FAILED : Progress.WAITING;
                        return recipient.to(progress, result.reply().line());
                    }
                }
                return recipient.to(Progress.DELIVERED, "250 2.0.0 Delivered");
            }
        }

        private void send(String domain, List<Recipient> group, Document signed) {
            List<Route> routes;
            try {
                routes = parts.routing().to(domain);
            } catch (Routing.NoRoute e) {
                var progress = e.isPermanent() ? Progress.FAILED : Progress.WAITING;
                group.forEach(each -> now.put(each.address(), each.to(progress, String.valueOf(e.getMessage()))));
                return;
            }
            for (var route : routes) {
                var left = group.stream()
                        .map(each -> now.getOrDefault(each.address(), each))
                        .filter(Recipient::isWaiting)
                        .toList();
                if (left.isEmpty()) {
                    return;
                }
                var answers = parts.courier().bring(route, waiting, left, signed);
                for (var recipient : left) {
                    var answer = answers.get(recipient.address());
                    if (answer != null) {
                        now.put(recipient.address(), after(recipient, answer));
                        LOG.info(
                                "message {} to {} by {}: {}",
                                item.id().value(),
                                recipient.domain(),
                                route,
                                now.get(recipient.address()).progress());
                    }
                }
            }
        }

        private static Recipient after(Recipient recipient, Courier.Answer answer) {
            if (answer.relayed()) {
                // who reports himself is not reported on
                return answer.reportsItself()
                        ? new Recipient(
                                recipient.address(), Progress.RELAYED, Set.of(), recipient.original(), answer.said())
                        : recipient.to(Progress.RELAYED, answer.said());
            }
            return recipient.to(answer.permanent() ? Progress.FAILED : Progress.WAITING, answer.said());
        }
    }

    // ---- what comes of it ---------------------------------------------------------------------------------------

    private Optional<Instant> settle(Mailbox mailbox, Item item, Document document, Waiting tried, Instant now)
            throws IOException {
        var until = tried.since().plus(parts.limits().giveUpAfter());
        var last = tried;
        if (!now.isBefore(until)) {
            last = tried.recipients(tried.recipients().stream()
                    .map(each -> each.isWaiting() ? each.to(Progress.FAILED, given(each.said())) : each)
                    .toList());
        }
        var edits = new ArrayList<Edit>();
        edits.addAll(report(mailbox, Action.FAILED, Progress.FAILED, Notify.FAILURE, last, document, now));
        edits.addAll(report(mailbox, Action.DELIVERED, Progress.DELIVERED, Notify.SUCCESS, last, document, now));
        edits.addAll(report(mailbox, Action.RELAYED, Progress.RELAYED, Notify.SUCCESS, last, document, now));
        var left = last.recipients().stream().filter(Recipient::isWaiting).toList();
        if (left.isEmpty()) {
            edits.add(new Edit.RemoveItem(item.id(), Precondition.NONE));
            mailbox.commit(new Batch(AUTHOR, Optional.empty(), edits));
            LOG.info(
                    "message {} of account {} is done",
                    item.id().value(),
                    mailbox.account().id().value());
            return Optional.empty();
        }
        var again = now.plus(parts.limits().retryAfter(last.attempts() + 1));
        var later = last.attempted(left, again.isAfter(until) ? until : again);
        var late = !now.isBefore(tried.since().plus(parts.limits().warnAfter()));
        if (late && !later.warned()) {
            edits.addAll(report(mailbox, Action.DELAYED, Progress.WAITING, Notify.DELAY, later, document, now));
            later = later.withWarning();
        }
        var kept = later;
        edits.add(new Edit.SetProperties(item.id(), kept::into));
        mailbox.commit(new Batch(AUTHOR, Optional.empty(), edits));
        return Optional.of(kept.next());
    }

    private static String given(String said) {
        return said.isEmpty() ? "451 4.4.7 It was tried for too long" : said;
    }

    private List<Edit> report(
            Mailbox mailbox,
            Action action,
            Progress progress,
            Notify wanted,
            Waiting envelope,
            Document document,
            Instant now)
            throws IOException {
        var about = envelope.recipients().stream()
                .filter(each -> each.progress() == progress && each.wanted().contains(wanted))
                .toList();
        if (about.isEmpty() || envelope.from().isEmpty()) {
            return List.of();
        }
        var until = envelope.since().plus(parts.limits().giveUpAfter());
        var written = parts.report().of(action, envelope.from(), envelope, about, document, now, until);
        return List.of(new Edit.AddItem(mailbox.collection(Role.INBOX).id(), written, MessageState.NEW.properties()));
    }
}
