@NullMarked
package sextant.mail.send;

import org.jspecify.annotations.NullMarked;
