/** Tests of the lossless tree. */
@NullMarked
package sextant.content.message;

import org.jspecify.annotations.NullMarked;
