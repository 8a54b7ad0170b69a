@NullMarked
package sextant.mail.receive;

import org.jspecify.annotations.NullMarked;
