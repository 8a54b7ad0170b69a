@NullMarked
package sextant.content.recur;

import org.jspecify.annotations.NullMarked;
