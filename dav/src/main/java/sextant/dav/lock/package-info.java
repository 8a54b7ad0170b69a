/**
 * Write locks (RFC 4918 6 and 7): who may not write where, for how long. Speaks of paths and times, not of what stands at a
 * path. Locks are in memory: after a restart there are none, and nothing that is stored depends on one.
 */
@NullMarked
package sextant.dav.lock;

import org.jspecify.annotations.NullMarked;
