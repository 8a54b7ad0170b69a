/** Mail that comes in. */
@NullMarked
package sextant.bench.mail;

import org.jspecify.annotations.NullMarked;
