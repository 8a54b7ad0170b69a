/** The search index. */
@NullMarked
package sextant.bench.search;

import org.jspecify.annotations.NullMarked;
