package sextant.mailbox;

/** The ways in that keep a row on <i>Synchronized Devices</i>. */
public enum Protocol {
    EXCHANGE_ACTIVESYNC("Exchange ActiveSync"),
    EXCHANGE_WEB_SERVICES("Exchange Web Services"),
    SYNCML("SyncML"),
    CALDAV("CalDAV"),
    CARDDAV("CardDAV"),
    ADD_TO_OUTLOOK("Add To Outlook");

    private final String type;

    Protocol(String type) {
        this.type = type;
    }

    /** What the column Type says, to the letter. */
    public String type() {
        return type;
    }
}
