/** Tests of the conversion between vCard versions. */
@NullMarked
package sextant.content.vcard;

import org.jspecify.annotations.NullMarked;
