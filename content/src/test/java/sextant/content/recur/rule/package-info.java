@NullMarked
package sextant.content.recur.rule;

import org.jspecify.annotations.NullMarked;
