package sextant.web.devices;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sextant.content.Kind;
import sextant.mailbox.Protocol;
import sextant.web.page.Query;

/** What devices may sync, by protocol, as people call it. */
final class Syncs {
    private static final Map<Kind, String> WORDS = Map.of(
            Kind.MESSAGE, "Messages",
            Kind.CONTACT, "Contacts",
            Kind.EVENT, "Calendars",
            Kind.TASK, "Tasks",
            Kind.NOTE, "Notes");

    private static final List<Kind> ALL = List.of(Kind.MESSAGE, Kind.CONTACT, Kind.EVENT, Kind.TASK, Kind.NOTE);
    private static final List<Kind> NO_MESSAGES = List.of(Kind.CONTACT, Kind.EVENT, Kind.TASK, Kind.NOTE);

    private static final Map<Protocol, List<Kind>> KINDS = Map.of(
            Protocol.EXCHANGE_ACTIVESYNC,
            ALL,
            Protocol.EXCHANGE_WEB_SERVICES,
            ALL,
            Protocol.SYNCML,
            NO_MESSAGES,
            Protocol.CALDAV,
            List.of(Kind.EVENT, Kind.TASK, Kind.NOTE),
            Protocol.CARDDAV,
            List.of(Kind.CONTACT),
            Protocol.ADD_TO_OUTLOOK,
            List.of(Kind.CONTACT, Kind.EVENT, Kind.TASK));

    private Syncs() {}

    /** What can be ticked for a device of this protocol. */
    static List<EditDevice.Choice> choices(Protocol protocol, Set<Kind> withheld) {
        var choices = new ArrayList<EditDevice.Choice>();
        for (var kind : kinds(protocol)) {
            choices.add(new EditDevice.Choice(kind.toString(), words(kind), !withheld.contains(kind)));
        }
        return choices;
    }

    /** What is not ticked in a form. */
    static Set<Kind> withheld(Protocol protocol, Query form) {
        var ticked = form.all("sync");
        var withheld = EnumSet.noneOf(Kind.class);
        kinds(protocol).stream()
                .filter(kind -> !ticked.contains(kind.toString()))
                .forEach(withheld::add);
        return withheld;
    }

    /** What a device syncs, in words. */
    static String words(Protocol protocol, Set<Kind> withheld) {
        var words = kinds(protocol).stream()
                .filter(kind -> !withheld.contains(kind))
                .map(Syncs::words)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "Nothing" : words;
    }

    private static List<Kind> kinds(Protocol protocol) {
        return KINDS.getOrDefault(protocol, List.of());
    }

    private static String words(Kind kind) {
        return WORDS.getOrDefault(kind, kind.toString());
    }
}
