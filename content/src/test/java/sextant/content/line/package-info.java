/** Tests of the lossless tree. */
@NullMarked
package sextant.content.line;

import org.jspecify.annotations.NullMarked;
