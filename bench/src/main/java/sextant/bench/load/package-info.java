/**
 * The load generator: the same requests to this server and to others, and what they cost each. Begin at {@link
 * sextant.bench.load.DavLoad}.
 */
@NullMarked
package sextant.bench.load;

import org.jspecify.annotations.NullMarked;
