@NullMarked
package sextant.mail.verify;

import org.jspecify.annotations.NullMarked;
