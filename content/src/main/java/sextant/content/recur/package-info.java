/**
 * Recurrence: what a calendar object's rules, extra dates, exceptions and overridden instances come to.
 *
 * <p>Start at {@link sextant.content.recur.Recurrence}: {@code Recurrence.of(vcalendar).between(from, to, zone, bounds)}
 * walks the instances in a range of time and {@code span()} says how far they reach.
 * {@link sextant.content.recur.TimeRange} answers the time-range tests of RFC 4791 9.9. All of it is tolerant of what
 * clients send and bounded in what it does with it; the octets of the document are never touched.
 */
@NullMarked
package sextant.content.recur;

import org.jspecify.annotations.NullMarked;
