package sextant.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.content.lens.Importance;

class SummariesTest {
    private final Summarizer summaries = new Summaries();

    private Summary card(String lines) throws MalformedDocument {
        return summaries.summarize(document(Format.VCARD, "BEGIN:VCARD\nVERSION:3.0\n" + lines + "\nEND:VCARD\n"));
    }

    private Summary calendar(String lines) throws MalformedDocument {
        return summaries.summarize(
                document(Format.ICALENDAR, "BEGIN:VCALENDAR\nVERSION:2.0\n" + lines + "\nEND:VCALENDAR\n"));
    }

    private static Document document(Format format, String text) {
        return Document.of(format, text.replace("\n", "\r\n").getBytes(UTF_8));
    }

    @Test
    void aCardIsKnownByItsNameAddressesAndNumbers() throws Exception {
        Summary card = card("""
                UID: u1
                N:Kaspersen;Alma;Ida;Dr.;
                FN:Dr. Alma Kaspersen
                item1.EMAIL;TYPE=work:Alma@Example.ORG
                EMAIL:mailto:b@example.org
                TEL;TYPE=cell:+47 (90) 00-00 01
                TEL;VALUE=uri:tel:+47-55-00;ext=12
                TEL:n/a""");
        assertThat(card.kind()).isEqualTo(Kind.CONTACT);
        assertThat(card.component()).isEqualTo("VCARD");
        assertThat(card.uid()).isEqualTo("u1");
        assertThat(card.displayName()).isEqualTo("Dr. Alma Kaspersen");
        assertThat(card.emails()).containsExactly("alma@example.org", "b@example.org");
        assertThat(card.phones()).containsExactly("+4790000001", "+475500");
        assertThat(card.group()).isFalse();
        assertThat(card.subject()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'N:Kaspersen;Alma;Ida;Dr.;', Dr. Alma Ida Kaspersen",
        "'FN: \nORG:Fjordlys\\, AS;Turbines', 'Fjordlys, AS'",
        "'EMAIL:a@example.org', a@example.org",
        "'NOTE:nobody', ''"
    })
    void aCardWithoutFnIsKnownBySomethingElse(String lines, String name) throws Exception {
        assertThat(card(lines).displayName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KIND:group", "kind:GROUP", "X-ADDRESSBOOKSERVER-KIND:group"})
    void aGroupIsKnownInBothSpellings(String kind) throws Exception {
        assertThat(card("FN:Crew\n" + kind).group()).isTrue();
    }

    @Test
    void aCardMayLackItsUid() throws Exception {
        assertThat(card("FN:x").uid()).isEmpty();
    }

    @Test
    void anEventNeedsNothingButItsStart() throws Exception {
        Summary event = calendar("BEGIN:VEVENT\nUID:1\nDTSTART:20260101T100000Z\nEND:VEVENT");
        assertThat(event.kind()).isEqualTo(Kind.EVENT);
        assertThat(event.component()).isEqualTo("VEVENT");
        assertThat(event.busy()).isEqualTo(Busy.BUSY);
        assertThat(event.recurring()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"VEVENT,EVENT", "VTODO,TASK", "VJOURNAL,NOTE", "VFREEBUSY,EVENT"})
    void theComponentDecidesTheKind(String component, Kind kind) throws Exception {
        String zone = "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n";
        Summary summary = calendar(
                "METHOD:REQUEST\n" + zone + "BEGIN:" + component + "\nUID:1\nSUMMARY:a\\, b\nEND:" + component);
        assertThat(summary.kind()).isEqualTo(kind);
        assertThat(summary.component()).isEqualTo(component);
        assertThat(summary.subject()).isEqualTo("a, b");
    }

    @Test
    void anOverrideBelongsToItsSeries() throws Exception {
        Summary series = calendar("""
                BEGIN:VEVENT
                UID:1
                RECURRENCE-ID:20260102T100000Z
                DTSTART:20260102T120000Z
                SUMMARY:moved
                END:VEVENT
                BEGIN:VEVENT
                UID:1
                DTSTART:20260101T100000Z
                RRULE:FREQ=DAILY
                SUMMARY:series
                TRANSP:TRANSPARENT
                END:VEVENT""");
        assertThat(series.subject()).isEqualTo("series");
        assertThat(series.recurring()).isTrue();
        assertThat(series.busy()).isEqualTo(Busy.BUSY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BEGIN:VTIMEZONE\nEND:VTIMEZONE",
                "BEGIN:VEVENT\nUID:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nEND:VEVENT",
                "BEGIN:VEVENT\nUID:1\nEND:VEVENT\nBEGIN:VTODO\nUID:1\nEND:VTODO",
                "BEGIN:VEVENT\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT",
                "BEGIN:VEVENT\nUID:1"
            })
    void whatIsNotOneObjectIsRefused(String lines) {
        assertThatExceptionOfType(MalformedDocument.class).isThrownBy(() -> calendar(lines));
    }

    @Test
    void aFormatThatDoesNotFitIsRefused() {
        Document card = document(Format.ICALENDAR, "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n");
        assertThatExceptionOfType(MalformedDocument.class)
                .isThrownBy(() -> summaries.summarize(card))
                .withMessageContaining("VCALENDAR");
        Document two = document(Format.VCARD, "BEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n");
        assertThatExceptionOfType(MalformedDocument.class).isThrownBy(() -> summaries.summarize(two));
    }

    @ParameterizedTest
    @CsvSource({
        "'', BUSY",
        "'TRANSP:TRANSPARENT', FREE",
        "'TRANSP:OPAQUE', BUSY",
        "'STATUS:TENTATIVE', TENTATIVE",
        "'STATUS:CANCELLED', FREE",
        "'STATUS:TENTATIVE\nTRANSP:TRANSPARENT', FREE",
        "'X-MICROSOFT-CDO-BUSYSTATUS:OOF', OUT_OF_OFFICE",
        "'X-MICROSOFT-CDO-BUSYSTATUS:FREE', FREE",
        "'TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE', TENTATIVE",
        "'TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE', WORKING_ELSEWHERE",
        "'TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:OOF', FREE",
        "'TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:FREE', BUSY",
        "'STATUS:TENTATIVE\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY', BUSY",
        "'TRANSP:0', BUSY",
        "'TRANSP:1', FREE",
        "'TRANSP:3', OUT_OF_OFFICE"
    })
    void busyComesFromTheExactStatusUnlessTranspContradicts(String lines, Busy busy) throws Exception {
        assertThat(calendar("BEGIN:VEVENT\nUID:1\nDTSTART:20260101T100000Z\n" + lines + "\nEND:VEVENT")
                        .busy())
                .isEqualTo(busy);
    }

    @Test
    void aMessageIsKnownByItsEnvelope() throws Exception {
        Summary message = summaries.summarize(document(Format.MESSAGE, """
                From: Alice <A@example.org>
                SUBJECT: a long
                  subject
                To: b@example.org, "C, D" <c@example.org>
                Date: Tue, 3 Mar 2026 09:15:00 +0100
                X-Priority: 1

                Subject: no
                """));
        assertThat(message.kind()).isEqualTo(Kind.MESSAGE);
        assertThat(message.subject()).isEqualTo("a long subject");
        assertThat(message.emails()).containsExactly("a@example.org", "b@example.org", "c@example.org");
        assertThat(message.first())
                .isEqualTo(Instant.parse("2026-03-03T08:15:00Z").getEpochSecond());
        assertThat(message.last()).isEqualTo(message.first() + 1);
        var envelope = message.envelope().orElseThrow();
        assertThat(envelope.from()).isEqualTo("Alice");
        assertThat(envelope.to()).isEqualTo("b@example.org, C, D");
        assertThat(envelope.sent()).contains(Instant.parse("2026-03-03T08:15:00Z"));
        assertThat(envelope.preview()).isEqualTo("Subject: no");
        assertThat(envelope.importance()).isEqualTo(Importance.HIGH);
        assertThat(envelope.conversation()).hasSize(32);
        assertThat(envelope.attachments()).isFalse();
    }
}
