/**
 * Every property this server knows, one small class each: its name, which resources have it, what it says there, and how
 * it is set. {@link sextant.dav.property.PropertyTable} is the list; nothing else switches on names. What is not in the
 * list is a dead property, kept as the XML it was sent as ({@link sextant.dav.property.DeadProperties}).
 */
@NullMarked
package sextant.dav.property;

import org.jspecify.annotations.NullMarked;
