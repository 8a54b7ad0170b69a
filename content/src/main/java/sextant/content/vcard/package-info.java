/**
 * One vCard in the words of another version: 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), for clients that ask for a version
 * other than the stored one.
 *
 * <p>{@link sextant.content.vcard.Conversion} is the door. Each step between neighbouring versions is one table of rows, one
 * row per property; lines no row speaks of keep their octets. Nothing is thrown away: what the other version has no word for
 * goes under the name that its clients know ({@code X-ADDRESSBOOKSERVER-KIND}, {@code X-CLASS}...), and comes back from there.
 */
@NullMarked
package sextant.content.vcard;

import org.jspecify.annotations.NullMarked;
