/** Lists of what syncs: contacts, events, tasks and notes. */
@NullMarked
package sextant.web.items;

import org.jspecify.annotations.NullMarked;
