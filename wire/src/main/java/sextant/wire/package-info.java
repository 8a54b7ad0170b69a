/** Safe XML: readers that refuse what could hurt, writers that escape what must be. Knows no mailbox. */
@NullMarked
package sextant.wire;

import org.jspecify.annotations.NullMarked;
