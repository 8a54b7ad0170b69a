package sextant.content;

/** What an event does to its owner's free/busy time. */
public enum Busy {
    FREE,
    TENTATIVE,
    BUSY,
    OUT_OF_OFFICE,
    WORKING_ELSEWHERE
}
