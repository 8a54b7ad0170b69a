/**
 * The fields of a contact as lenses over its vCard, of version 2.1, 3.0 or 4.0.
 *
 * <p>{@link sextant.content.contact.ContactFields} lists them all; the classes it draws from each hold one theme. What
 * follows from several fields together is beside them: {@link sextant.content.contact.FileAs},
 * {@link sextant.content.contact.FormattedName}, {@link sextant.content.contact.NumberedSlots}.
 */
@NullMarked
package sextant.content.contact;

import org.jspecify.annotations.NullMarked;
