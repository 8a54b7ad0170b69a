/** WebDAV, CalDAV and CardDAV. */
@NullMarked
package sextant.dav;

import org.jspecify.annotations.NullMarked;
