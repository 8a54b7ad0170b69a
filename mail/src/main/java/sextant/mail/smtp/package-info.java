/** SMTP and LMTP on the wire (RFC 5321, RFC 2033): lines, commands, addresses and replies. Nothing here waits or stores. */
@NullMarked
package sextant.mail.smtp;

import org.jspecify.annotations.NullMarked;
