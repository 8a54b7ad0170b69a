/**
 * The fields of an event as lenses over its VEVENT, and what tasks and notes share with it: reminders, attendees,
 * attachments.
 *
 * <p>{@link sextant.content.event.EventFields} lists them all. A series is several VEVENTs; {@link
 * sextant.content.event.Series} finds and makes the changed instances. Expansion is the business of {@code recur}.
 */
@NullMarked
package sextant.content.event;

import org.jspecify.annotations.NullMarked;
