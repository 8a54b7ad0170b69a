/**
 * The values recurrence is made of, in wall-clock time and without any zone: DATE, DATE-TIME, DURATION and PERIOD text
 * (RFC 5545 3.3), recurrence rules (RFC 5545 3.3.10, RFC 7529), and the dates a rule yields from a start.
 *
 * <p>Nothing here throws on bad text: a reader answers with an empty Optional. Nothing here runs without a bound: see
 * {@link sextant.content.recur.rule.Bounds}.
 */
@NullMarked
package sextant.content.recur.rule;

import org.jspecify.annotations.NullMarked;
