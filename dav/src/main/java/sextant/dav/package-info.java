/**
 * CalDAV and CardDAV over one journal. A calendar or address book is a collection of the mailbox, its members are items,
 * and an item is the octets its author sent.
 *
 * <p>Begin at {@link sextant.dav.DavRoutes}. One class per method stands here ({@code Propfind}, {@code Put}, ...); one per
 * report in {@code report}, one per property in {@code property}; {@code resource} says what stands at which path and what a
 * sync-token is; {@code wire} holds every shape that goes over the network, and is all that a protocol test needs.
 */
@NullMarked
package sextant.dav;

import org.jspecify.annotations.NullMarked;
