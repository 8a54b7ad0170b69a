/**
 * What stands at which path: the tree of {@link sextant.dav.resource.Resource}s an account sees, and the tokens that say
 * how much of a collection a client knows. Speaks of the mailbox and of paths, not of XML.
 */
@NullMarked
package sextant.dav.resource;

import org.jspecify.annotations.NullMarked;
