package sextant.content.recur;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * A point in time, as a clock shows it and as an instant.
 *
 * @param local what the document's own clock shows; midnight for a date. A time that the clock skips stays as written
 * @param instant the instant, seconds resolution, between the years 0 and 9999
 */
public record Moment(LocalDateTime local, Instant instant) {}
