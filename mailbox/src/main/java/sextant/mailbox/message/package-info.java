/** What is known of a message beside its octets: read, answered, flagged, filed under. */
@NullMarked
package sextant.mailbox.message;

import org.jspecify.annotations.NullMarked;
