@NullMarked
package sextant.mail.smtp;

import org.jspecify.annotations.NullMarked;
