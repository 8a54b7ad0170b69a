/** Doors for mail: listeners, and what is said on a connection. */
@NullMarked
package sextant.mail.receive;

import org.jspecify.annotations.NullMarked;
