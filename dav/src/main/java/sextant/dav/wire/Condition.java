package sextant.dav.wire;

import sextant.wire.xml.Name;

/** The preconditions and postconditions that this server says were not met, by the names their standards give them. */
public enum Condition {
    // RFC 4918 16
    CANNOT_MODIFY_PROTECTED_PROPERTY(Names.DAV, "cannot-modify-protected-property"),
    PROPFIND_FINITE_DEPTH(Names.DAV, "propfind-finite-depth"),
    LOCK_TOKEN_SUBMITTED(Names.DAV, "lock-token-submitted"),
    LOCK_TOKEN_MATCHES_REQUEST_URI(Names.DAV, "lock-token-matches-request-uri"),
    NO_CONFLICTING_LOCK(Names.DAV, "no-conflicting-lock"),
    // RFC 3253
    SUPPORTED_REPORT(Names.DAV, "supported-report"),
    // RFC 4331
    QUOTA_NOT_EXCEEDED(Names.DAV, "quota-not-exceeded"),
    // RFC 4791 1.2 and 5.3.1.1
    RESOURCE_MUST_BE_NULL(Names.DAV, "resource-must-be-null"),
    CALENDAR_COLLECTION_LOCATION_OK(Names.CALDAV, "calendar-collection-location-ok"),
    // RFC 5689 3.3
    VALID_RESOURCETYPE(Names.DAV, "valid-resourcetype"),
    // RFC 6578 3.2
    VALID_SYNC_TOKEN(Names.DAV, "valid-sync-token"),
    SYNC_TRAVERSAL_SUPPORTED(Names.DAV, "sync-traversal-supported"),
    NUMBER_OF_MATCHES_WITHIN_LIMITS(Names.DAV, "number-of-matches-within-limits"),
    // RFC 4791 5.3.2.1 and 7.8
    SUPPORTED_CALENDAR_DATA(Names.CALDAV, "supported-calendar-data"),
    VALID_CALENDAR_OBJECT_RESOURCE(Names.CALDAV, "valid-calendar-object-resource"),
    MIN_DATE_TIME(Names.CALDAV, "min-date-time"),
    MAX_DATE_TIME(Names.CALDAV, "max-date-time"),
    MAX_INSTANCES(Names.CALDAV, "max-instances"),
    MAX_ATTENDEES_PER_INSTANCE(Names.CALDAV, "max-attendees-per-instance"),
    VALID_CALENDAR_DATA(Names.CALDAV, "valid-calendar-data"),
    SUPPORTED_CALENDAR_COMPONENT(Names.CALDAV, "supported-calendar-component"),
    CALENDAR_NO_UID_CONFLICT(Names.CALDAV, "no-uid-conflict"),
    CALENDAR_MAX_RESOURCE_SIZE(Names.CALDAV, "max-resource-size"),
    CALENDAR_SUPPORTED_FILTER(Names.CALDAV, "supported-filter"),
    CALENDAR_SUPPORTED_COLLATION(Names.CALDAV, "supported-collation"),
    VALID_FILTER(Names.CALDAV, "valid-filter"),
    // RFC 7809 5.2.2 and 5.3
    VALID_TIMEZONE(Names.CALDAV, "valid-timezone"),
    // RFC 6638 3.2.2.1: the calendar that invitations go to stays
    DEFAULT_CALENDAR_NEEDED(Names.CALDAV, "default-calendar-needed"),
    // RFC 6352 6.3.2.1 and 8.6
    SUPPORTED_ADDRESS_DATA(Names.CARDDAV, "supported-address-data"),
    SUPPORTED_ADDRESS_DATA_CONVERSION(Names.CARDDAV, "supported-address-data-conversion"),
    VALID_ADDRESS_DATA(Names.CARDDAV, "valid-address-data"),
    ADDRESSBOOK_NO_UID_CONFLICT(Names.CARDDAV, "no-uid-conflict"),
    ADDRESSBOOK_MAX_RESOURCE_SIZE(Names.CARDDAV, "max-resource-size"),
    ADDRESSBOOK_SUPPORTED_FILTER(Names.CARDDAV, "supported-filter"),
    ADDRESSBOOK_SUPPORTED_COLLATION(Names.CARDDAV, "supported-collation");

    private final String namespace;
    private final String local;

    Condition(String namespace, String local) {
        this.namespace = namespace;
        this.local = local;
    }

    /** The element that stands for it in a {@code DAV:error}. */
    public Name element() {
        return new Name(namespace, local);
    }
}
