/** What the store costs: appends by one and by many, and the questions every sync asks. */
@NullMarked
package sextant.bench.store;

import org.jspecify.annotations.NullMarked;
