/** The embedded store: SQLite in WAL mode with one writer thread, and content-addressed files for large documents. */
@NullMarked
package sextant.store.sqlite;

import org.jspecify.annotations.NullMarked;
