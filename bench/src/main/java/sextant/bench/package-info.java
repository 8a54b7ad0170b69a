/** Benchmarks and the load generator. */
@NullMarked
package sextant.bench;

import org.jspecify.annotations.NullMarked;
