package sextant.content.recur;

import sextant.content.line.Component;
import sextant.content.zone.Zone;

/**
 * One instance of an event, task or journal entry.
 *
 * @param recurrenceId the start that the rule or the list of dates gives the instance, wherever it was moved to; the key of
 *     an instance within its series (RFC 5545 3.8.4.4)
 * @param start where it begins; for a task without DTSTART its DUE
 * @param end where it ends, exclusive; equal to the start if it takes no time
 * @param source the component that holds the instance's properties: the master, or the one that overrides it
 * @param allDay whether it starts on a DATE
 * @param floating whether it has no zone of its own, as dates have none; its instants are then those of the zone asked for
 * @param zone the zone its local times are in
 */
public record Occurrence(
        Moment recurrenceId, Moment start, Moment end, Component source, boolean allDay, boolean floating, Zone zone) {}
