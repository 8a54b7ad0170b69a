/** What an administrator sees of everybody's devices. */
@NullMarked
package sextant.web.admin;

import org.jspecify.annotations.NullMarked;
