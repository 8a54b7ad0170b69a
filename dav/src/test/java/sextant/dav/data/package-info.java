/** Tests of documents as clients want them. */
@NullMarked
package sextant.dav.data;

import org.jspecify.annotations.NullMarked;
