/** What parsing, editing, converting and summarizing documents costs. */
@NullMarked
package sextant.bench.content;

import org.jspecify.annotations.NullMarked;
