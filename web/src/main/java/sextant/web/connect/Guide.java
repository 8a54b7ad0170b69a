package sextant.web.connect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import sextant.mailbox.Protocol;

/**
 * How one kind of device is connected. A guide is there for its users once the server speaks a protocol that it needs.
 *
 * @param key names it in addresses
 * @param name what people call the device
 * @param icon how it is drawn
 * @param syncs what it syncs then, in words
 * @param protocols how it connects
 * @param help what may be made easier for it
 * @param steps what its user does, one after the other
 */
public record Guide(
        String key, String name, String icon, String syncs, Set<Protocol> protocols, Help help, List<Step> steps) {
    /** What the page can do for a device besides showing what to type. */
    public enum Help {
        /** A profile, fetched with the code that the device's camera reads. */
        PROFILE_BY_CODE,
        /** A profile, downloaded on the device itself. */
        PROFILE,
        /** A code that brings the device to a page with all it has to type. */
        CODE,
        /** Nothing. */
        NONE
    }

    /** Something to type. */
    public enum Value {
        NOTHING,
        /** The host, and the port where it is not the usual one. */
        SERVER,
        /** The whole address. */
        ADDRESS,
        CALENDARS,
        CONTACTS,
        USER
    }

    /**
     * One thing to do.
     *
     * @param words what to do
     * @param value what to type there
     */
    public record Step(String words, Value value) {}

    private static final Set<Protocol> DAV = Set.of(Protocol.CALDAV, Protocol.CARDDAV);

    private static final List<Guide> ALL = List.of(
            new Guide(
                    "iphone",
                    "iPhone or iPad",
                    "phone",
                    "Contacts, calendars and reminders",
                    DAV,
                    Help.PROFILE_BY_CODE,
                    List.of(
                            step("Open Settings > Apps > Calendar > Calendar Accounts > Add Account > Other"),
                            step("Choose Add CalDAV Account. Server:", Value.SERVER),
                            step("User name, and the password of this device:", Value.USER),
                            step("Do the same under Settings > Apps > Contacts, with Add CardDAV Account"))),
            new Guide(
                    "mac",
                    "Mac",
                    "laptop",
                    "Contacts, calendars and reminders",
                    DAV,
                    Help.PROFILE,
                    List.of(
                            step("Open System Settings > Internet Accounts > Add Account > Other Account"),
                            step("Choose CalDAV account, account type Manual. Server address:", Value.SERVER),
                            step("User name, and the password of this device:", Value.USER),
                            step("Add another account of the type CardDAV with the same"))),
            new Guide(
                    "android",
                    "Android phone or tablet",
                    "tablet",
                    "Contacts, calendars, tasks and notes",
                    DAV,
                    Help.CODE,
                    List.of(
                            step("Install DAVx5, which adds CalDAV and CardDAV to Android"),
                            step("Add an account, and choose Login with URL and user name. Base URL:", Value.ADDRESS),
                            step("User name, and the password of this device:", Value.USER),
                            step("Choose which address books and calendars to sync"))),
            new Guide(
                    "thunderbird",
                    "Thunderbird",
                    "desktop",
                    "Contacts, calendars and tasks",
                    DAV,
                    Help.NONE,
                    List.of(
                            step("New Calendar > On the Network. User name:", Value.USER),
                            step("Location:", Value.CALENDARS),
                            step(
                                    "In the address book: New Address Book > Add CardDAV Address Book. Location:",
                                    Value.CONTACTS),
                            step("Type the password of this device when Thunderbird asks for it"))),
            new Guide(
                    "evolution",
                    "Evolution, GNOME",
                    "desktop",
                    "Contacts, calendars, tasks and notes",
                    DAV,
                    Help.NONE,
                    List.of(
                            step("File > New > Collection Account. User name:", Value.USER),
                            step("Under Advanced Options, Server:", Value.ADDRESS),
                            step("Look Up, type the password of this device, and choose CalDAV and CardDAV"))),
            new Guide(
                    "kde",
                    "Kontact, Merkuro",
                    "desktop",
                    "Contacts, calendars, tasks and notes",
                    DAV,
                    Help.NONE,
                    List.of(
                            step("Add a DAV groupware resource, and skip the wizard. User name:", Value.USER),
                            step("Add a CalDAV server. Remote URL:", Value.ADDRESS),
                            step("Add a CardDAV server with the same URL, then Fetch"))),
            new Guide(
                    "vdirsyncer",
                    "vdirsyncer",
                    "terminal",
                    "Contacts, calendars, tasks and notes as files",
                    DAV,
                    Help.NONE,
                    List.of(
                            step("Add a storage of the type caldav, and one of the type carddav. url =", Value.ADDRESS),
                            step("username =", Value.USER),
                            step("password = the password of this device; then vdirsyncer discover"))),
            new Guide(
                    "other",
                    "Another program",
                    "devices",
                    "Whatever it knows of CalDAV and CardDAV",
                    DAV,
                    Help.NONE,
                    List.of(
                            step("Where it asks for a server:", Value.SERVER),
                            step("Where it asks for the address of calendars:", Value.CALENDARS),
                            step("Where it asks for the address of contacts:", Value.CONTACTS),
                            step("User name, and the password of this device:", Value.USER))));

    private static Step step(String words) {
        return new Step(words, Value.NOTHING);
    }

    private static Step step(String words, Value value) {
        return new Step(words, value);
    }

    /** The guides that hold for a server that speaks these protocols. */
    static List<Guide> of(Set<Protocol> spoken) {
        return ALL.stream()
                .filter(guide -> guide.protocols.stream().anyMatch(spoken::contains))
                .toList();
    }

    static Optional<Guide> find(Set<Protocol> spoken, String key) {
        return of(spoken).stream().filter(guide -> guide.key.equals(key)).findFirst();
    }

    /** Whether this device's camera helps. */
    public boolean byCode() {
        return help == Help.CODE || help == Help.PROFILE_BY_CODE;
    }

    /** Whether a profile helps. */
    public boolean byProfile() {
        return help == Help.PROFILE || help == Help.PROFILE_BY_CODE;
    }
}
