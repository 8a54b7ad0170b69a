@NullMarked
package sextant.content.event;

import org.jspecify.annotations.NullMarked;
