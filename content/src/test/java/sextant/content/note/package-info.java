@NullMarked
package sextant.content.note;

import org.jspecify.annotations.NullMarked;
