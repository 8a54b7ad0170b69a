/** Tests of filters without a server around them. */
@NullMarked
package sextant.dav.report;

import org.jspecify.annotations.NullMarked;
