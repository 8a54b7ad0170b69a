/** What the questions cost that CalDAV clients ask of a large calendar, over the whole way: network, store and documents. */
@NullMarked
package sextant.bench.dav;

import org.jspecify.annotations.NullMarked;
