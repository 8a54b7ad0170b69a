/** Real clients against the real server, each in processes of their own. */
@NullMarked
package sextant.interop;

import org.jspecify.annotations.NullMarked;
