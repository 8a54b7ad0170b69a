/** Who is signed in to the web page, in which browsers. */
@NullMarked
package sextant.web.session;

import org.jspecify.annotations.NullMarked;
