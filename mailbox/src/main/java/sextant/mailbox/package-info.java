/**
 * One mailbox, one journal. Every change to an account's data takes the next {@link sextant.mailbox.Position}; every
 * protocol's token is such a position in disguise. Start at {@link sextant.mailbox.Mailbox}.
 *
 * <p>Rooms: the root holds the types every protocol speaks and the services over them; {@code store} is what an engine
 * must do, and no more.
 */
@NullMarked
package sextant.mailbox;

import org.jspecify.annotations.NullMarked;
