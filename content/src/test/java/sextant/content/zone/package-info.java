@NullMarked
package sextant.content.zone;

import org.jspecify.annotations.NullMarked;
