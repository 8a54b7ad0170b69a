package sextant.content.task;

/** How long after a task was completed it comes back; no recurrence rule can say this. */
public enum Regeneration {
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY
}
