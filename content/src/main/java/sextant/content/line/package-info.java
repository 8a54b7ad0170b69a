/**
 * The lossless tree of content lines behind iCalendar (RFC 5545), vCard 4.0 (RFC 6350), 3.0 (RFC 2426) and 2.1, and
 * vCalendar 1.0.
 *
 * <p>{@link sextant.content.line.Tree} is where to start: it parses octets into {@link sextant.content.line.Component}s
 * of {@link sextant.content.line.Property} lines and writes them back. A line nobody edited comes back octet for octet,
 * with its folding, spelling and line end; an edited line is written anew; nothing else moves. The tree knows syntax
 * only: what a value means is for the lenses.
 */
@NullMarked
package sextant.content.line;

import org.jspecify.annotations.NullMarked;
