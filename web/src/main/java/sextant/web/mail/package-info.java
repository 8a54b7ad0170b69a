/** Mail: a folder's list, reading, writing. What others wrote is shown in a frame of its own that can do nothing. */
@NullMarked
package sextant.web.mail;

import org.jspecify.annotations.NullMarked;
