/** Views of a mail message (RFC 5322, RFC 2045 to 2047, RFC 2231) whose octets stay as they were received. */
@NullMarked
package sextant.content.message;

import org.jspecify.annotations.NullMarked;
