/**
 * What an item is made of. {@link sextant.content.Document} is the octets as their author sent them and the truth about
 * an item; everything else here is a view of those octets.
 *
 * <p>Rooms: {@code line} is the lossless tree of content lines behind iCalendar, vCard and vCalendar; {@code contact},
 * {@code event}, {@code task} and {@code note} are typed lenses over that tree; {@code recur} expands recurrence;
 * {@code zone} turns time-zone names and definitions into {@link java.time.ZoneId}s and back.
 */
@NullMarked
package sextant.content;

import org.jspecify.annotations.NullMarked;
