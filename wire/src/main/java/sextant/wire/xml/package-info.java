/**
 * XML in and out, for every protocol that speaks it: {@link sextant.wire.xml.XmlReader} refuses what could hurt,
 * {@link sextant.wire.xml.XmlWriter} escapes what must be. Both stream; neither builds a tree.
 */
@NullMarked
package sextant.wire.xml;

import org.jspecify.annotations.NullMarked;
