/** Searching an account: one model of what can be asked, for every protocol and the web page. Start at {@link Search}. */
@NullMarked
package sextant.mailbox.search;

import org.jspecify.annotations.NullMarked;
