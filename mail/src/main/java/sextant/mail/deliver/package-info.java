/** Into mailboxes: whose an address is, the trace fields, rules, answers of absence. */
@NullMarked
package sextant.mail.deliver;

import org.jspecify.annotations.NullMarked;
