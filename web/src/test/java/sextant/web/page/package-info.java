@NullMarked
package sextant.web.page;

import org.jspecify.annotations.NullMarked;
