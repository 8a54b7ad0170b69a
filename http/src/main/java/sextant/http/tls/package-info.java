/** Certificates and keys: reading, making and renewing them. */
@NullMarked
package sextant.http.tls;

import org.jspecify.annotations.NullMarked;
