package sextant.content.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.lens.Spelling;
import sextant.content.line.Component;
import sextant.content.line.Property;

/** Who takes part, and where they meet online. */
public final class Meeting {
    public static final Lens<Organizer> ORGANIZER = LineLens.of("organizer", Slot.sole("ORGANIZER"), Organizer.codec());

    /** Address, name, type and status of each. */
    public static final Lens<Set<Attendee>> ATTENDEES = new AttendeesLens("attendee address, name");

    public static final Lens<Boolean> RSVP = new RsvpLens("RSVP");
    public static final Lens<Instant> REPLY_TIME =
            LineLens.of("my reply time", Slot.sole("X-MICROSOFT-CDO-REPLYTIME"), Codecs.instant());
    public static final Lens<Boolean> DISALLOW_COUNTER = flag("disallow counter", "X-MICROSOFT-DISALLOW-COUNTER");
    public static final Lens<Boolean> DO_NOT_FORWARD = flag("do not forward", "X-MICROSOFT-DONOTFORWARDMEETING");

    /** Where to join, in whatever line a product puts it. A dial-in number in another CONFERENCE line stays. */
    public static final Lens<String> JOIN_LINK = LineLens.of(
            "online meeting join link",
            Slot.of(
                            "join",
                            Spelling.of("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO")
                                    .matching(Meeting::conference))
                    .alias(
                            "X-MICROSOFT-SKYPETEAMSMEETINGURL",
                            "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
                            "X-GOOGLE-CONFERENCE")
                    .aliasesFirst(),
            Codecs.uri());

    public static final Lens<String> CONFERENCE_LINK =
            uri("online meeting conference link: SIP", "X-MICROSOFT-ONLINEMEETINGCONFLINK");
    public static final Lens<String> CONFERENCE_PHONE =
            uri("online meeting conference link: phone", "X-MICROSOFT-CONFERENCETELURI");
    public static final Lens<String> WORKSPACE = uri("meeting workspace, NetShow URL: workspace", "X-MS-OLK-MWSURL");
    public static final Lens<String> NET_SHOW =
            uri("meeting workspace, NetShow URL: NetShow", "X-MS-OLK-COLLABORATEDOC");
    public static final Lens<String> URL = uri("URL", "URL");

    static final List<Lens<?>> ALL = List.of(
            ORGANIZER,
            ATTENDEES,
            RSVP,
            REPLY_TIME,
            DISALLOW_COUNTER,
            DO_NOT_FORWARD,
            JOIN_LINK,
            CONFERENCE_LINK,
            CONFERENCE_PHONE,
            WORKSPACE,
            NET_SHOW,
            URL);

    private Meeting() {}

    /**
     * The answer of one attendee.
     *
     * @param me whether an address, without {@code mailto:}, is that attendee's
     */
    public static Lens<Attendee.Status> response(Predicate<String> me) {
        return new ResponseLens("my response", me);
    }

    /** What a reader is shown as the link to join: the join link, else the URL of the event. */
    public static Optional<String> shownLink(Component event) {
        return Stream.of(JOIN_LINK, URL)
                .map(link -> link.get(event))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static int conference(Component event, Property line) {
        return line.value().strip().regionMatches(true, 0, "http", 0, 4) ? 1 : 0;
    }

    private static Lens<Boolean> flag(String field, String line) {
        return LineLens.of(field, Slot.sole(line), Codecs.bool()).whenAbsent(false);
    }

    private static Lens<String> uri(String field, String line) {
        return LineLens.of(field, Slot.sole(line), Codecs.uri());
    }
}
