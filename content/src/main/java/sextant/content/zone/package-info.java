/**
 * Time zones: from the names and definitions that clients send to {@link java.time.zone.ZoneRules} and back.
 *
 * <p>{@link sextant.content.zone.ZoneNames} knows IANA and Windows names in all their spellings;
 * {@link sextant.content.zone.TimezoneReader} interprets a VTIMEZONE and {@link sextant.content.zone.TimezoneWriter} writes
 * one; {@link sextant.content.zone.DocumentZones} answers what a TZID means within one document;
 * {@link sextant.content.zone.ZoneBlob} is the structure of 172 octets that Exchange clients use instead. All of them
 * speak {@link sextant.content.zone.Zone}.
 */
@NullMarked
package sextant.content.zone;

import org.jspecify.annotations.NullMarked;
