/** The contract of a storage engine in executable form, and an engine in memory that keeps it. */
@NullMarked
package sextant.mailbox.store;

import org.jspecify.annotations.NullMarked;
