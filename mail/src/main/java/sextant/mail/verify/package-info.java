/** Is a message what it claims to be: SPF, DKIM, DMARC (RFC 7208, RFC 6376, RFC 7489). */
@NullMarked
package sextant.mail.verify;

import org.jspecify.annotations.NullMarked;
