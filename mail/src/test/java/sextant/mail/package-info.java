@NullMarked
package sextant.mail;

import org.jspecify.annotations.NullMarked;
