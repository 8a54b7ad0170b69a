/** Tests of documents and their summaries. */
@NullMarked
package sextant.content;

import org.jspecify.annotations.NullMarked;
