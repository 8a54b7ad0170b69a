package sextant.testkit;

/** What may befall one request between a device and the server. */
public enum Fault {
    NONE,
    /** The request never reaches the server. */
    REQUEST_LOST,
    /** The server does what it was asked, and its answer never reaches the device. */
    ANSWER_LOST,
    /** The request reaches the server twice at once, as a proxy that repeats it would have it. */
    REQUEST_DOUBLED
}
