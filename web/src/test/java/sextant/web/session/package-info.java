@NullMarked
package sextant.web.session;

import org.jspecify.annotations.NullMarked;
