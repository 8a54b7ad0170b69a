/** A server in the test's own process, on virtual time, with simulated devices and faults. */
@NullMarked
package sextant.testkit;

import org.jspecify.annotations.NullMarked;
