/**
 * The fields of a task as lenses over its VTODO. {@link sextant.content.task.TaskFields} lists them all.
 */
@NullMarked
package sextant.content.task;

import org.jspecify.annotations.NullMarked;
