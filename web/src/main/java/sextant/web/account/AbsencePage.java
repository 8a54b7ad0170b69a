package sextant.web.account;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import sextant.http.Exchange;
import sextant.mail.deliver.Vacation;
import sextant.mailbox.Accounts;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Query;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** The answer people get while somebody is away. */
public final class AbsencePage implements Door.Page {
    private static final String PATH = "/settings/absence";
    private static final int LONGEST = 10_000;
    private static final int SUBJECT = 200;

    private final Accounts accounts;
    private final Templates templates;

    public AbsencePage(Accounts accounts, Templates templates) {
        this.accounts = accounts;
        this.templates = templates;
    }

    /**
     * What the page shows.
     *
     * @param from first day; empty for at once
     * @param until last day; empty for when it is turned off
     * @param wrong what is wrong with what was typed; empty for nothing
     */
    public record View(
            Frame frame,
            boolean away,
            String subject,
            String text,
            String from,
            String until,
            String zone,
            String wrong) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var query = Query.parse(exchange.query().orElse(""));
        var standing = Vacation.of(viewer.who().account().settings());
        var zone = viewer.moments().zone();
        var view = new View(
                frame(viewer, query.text("said").equals("saved") ? "Your changes were saved." : ""),
                standing.isPresent(),
                standing.map(Vacation::subject).orElse(""),
                standing.map(Vacation::text).orElse(""),
                standing.flatMap(Vacation::from)
                        .map(at -> LocalDate.ofInstant(at, zone).toString())
                        .orElse(""),
                standing.flatMap(Vacation::until)
                        .map(at -> LocalDate.ofInstant(at, zone).minusDays(1).toString())
                        .orElse(""),
                zone.getId(),
                "");
        templates.answer(exchange, 200, "absence", view);
    }

    private static Frame frame(Viewer viewer, String notice) {
        return Frame.settings("Absence", viewer, "absence").noticing(notice);
    }

    /** Saves it, or turns it off. */
    public void save(Exchange exchange, Viewer viewer, Query form) throws IOException {
        try {
            var wanted = form.text("away").isEmpty() ? Optional.<Vacation>empty() : Optional.of(read(form, viewer));
            accounts.change(
                    viewer.account(),
                    account -> account.withSettings(wanted.map(vacation -> vacation.into(account.settings()))
                            .orElseGet(() -> Vacation.none(account.settings()))));
            Door.goTo(exchange, PATH + "?said=saved");
        } catch (IllegalArgumentException wrong) {
            var view = new View(
                    frame(viewer, ""),
                    true,
                    Text.harmless(form.text("subject")),
                    form.text("text"),
                    Text.harmless(form.text("from")),
                    Text.harmless(form.text("until")),
                    viewer.moments().zone().getId(),
                    String.valueOf(wrong.getMessage()));
            templates.answer(exchange, 422, "absence", view);
        }
    }

    private static Vacation read(Query form, Viewer viewer) {
        var text = form.text("text").replace("\r\n", "\n").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("Say something, in at most " + LONGEST + " characters.");
        }
        var subject = form.text("subject").strip();
        if (subject.length() > SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A subject has at most " + SUBJECT + " characters.");
        }
        var from = day(form.text("from"), 0, viewer);
        var until = day(form.text("until"), 1, viewer);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new IllegalArgumentException("The last day is before the first one.");
        }
        return new Vacation(text, subject, from, until);
    }

    private static Optional<Instant> day(String text, int later, Viewer viewer) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.strip())
                            .plusDays(later)
                            .atStartOfDay(viewer.moments().zone())
                            .toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("A day is written as 2026-01-31.", e);
        }
    }
}
