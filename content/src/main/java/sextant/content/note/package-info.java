/** The fields of a note as lenses over its VJOURNAL. {@link sextant.content.note.NoteFields} lists them all. */
@NullMarked
package sextant.content.note;

import org.jspecify.annotations.NullMarked;
