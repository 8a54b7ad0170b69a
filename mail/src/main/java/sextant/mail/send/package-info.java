/** Out of mailboxes: the queue, the way to other servers, signatures, reports. */
@NullMarked
package sextant.mail.send;

import org.jspecify.annotations.NullMarked;
