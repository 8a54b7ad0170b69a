@NullMarked
package sextant.mail.deliver;

import org.jspecify.annotations.NullMarked;
