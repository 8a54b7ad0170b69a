/** Tests of what is known of a message beside its octets. */
@NullMarked
package sextant.mailbox.message;

import org.jspecify.annotations.NullMarked;
