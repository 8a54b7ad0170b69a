/**
 * Documents as clients want them: expanded, cut down, in another version. Nothing here changes what is stored; an entity tag
 * that goes with what is made here is still that of the stored octets.
 */
@NullMarked
package sextant.dav.data;

import org.jspecify.annotations.NullMarked;
