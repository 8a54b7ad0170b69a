/** What recurrence and time zones cost: expanding, spans, time-range tests, interpreting a VTIMEZONE. */
@NullMarked
package sextant.bench.recur;

import org.jspecify.annotations.NullMarked;
