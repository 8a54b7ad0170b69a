/**
 * Typed lenses over the lossless tree of {@code line}: each reads, writes and removes the value of one field and touches
 * only the lines that carry it.
 *
 * <p>{@link sextant.content.lens.Lens} is where to start. Most lenses are a {@link sextant.content.lens.LineLens}: a
 * {@link sextant.content.lens.Slot} says which lines carry the field and how a new one is spelled, a
 * {@link sextant.content.lens.Codec} how the value stands in such a line. The fields themselves are the tables
 * {@code ContactFields}, {@code EventFields}, {@code TaskFields} and {@code NoteFields} next door.
 */
@NullMarked
package sextant.content.lens;

import org.jspecify.annotations.NullMarked;
