/** What every page is made with: the frame, forms, times, icons. Start at {@link sextant.web.page.Door}. */
@NullMarked
package sextant.web.page;

import org.jspecify.annotations.NullMarked;
