@NullMarked
package sextant.store.sqlite;

import org.jspecify.annotations.NullMarked;
