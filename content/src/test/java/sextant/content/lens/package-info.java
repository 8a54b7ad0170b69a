@NullMarked
package sextant.content.lens;

import org.jspecify.annotations.NullMarked;
