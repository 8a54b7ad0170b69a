/** Real mail programs and servers. */
@NullMarked
package sextant.interop.mail;

import org.jspecify.annotations.NullMarked;
