package sextant.content.event;

/** Whether an event takes place (RFC 5545 3.8.1.11). */
public enum Status {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
}
