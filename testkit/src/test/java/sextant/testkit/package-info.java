/** Simulated devices against the whole server. */
@NullMarked
package sextant.testkit;

import org.jspecify.annotations.NullMarked;
