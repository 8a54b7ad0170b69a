/**
 * What a storage engine must do, and no more. Search, limits, parsing, preconditions, locking and caching stay outside
 * it. {@code StoreContract}, in this module's tests, is the contract in executable form and runs against every engine.
 */
@NullMarked
package sextant.mailbox.store;

import org.jspecify.annotations.NullMarked;
