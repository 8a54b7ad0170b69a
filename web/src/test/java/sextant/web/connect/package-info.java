@NullMarked
package sextant.web.connect;

import org.jspecify.annotations.NullMarked;
