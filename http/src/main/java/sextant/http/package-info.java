/** HTTP, TLS, sign-in, limits, device recognition: what every protocol stands on. */
@NullMarked
package sextant.http;

import org.jspecify.annotations.NullMarked;
