@NullMarked
package sextant.content.task;

import org.jspecify.annotations.NullMarked;
