/** What waiting for news, committing and signing in cost. */
@NullMarked
package sextant.bench.mailbox;

import org.jspecify.annotations.NullMarked;
