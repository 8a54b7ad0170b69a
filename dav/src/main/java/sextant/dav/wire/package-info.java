/**
 * What WebDAV, CalDAV and CardDAV look like on the wire: request bodies and header fields as records with their readers,
 * the multistatus and error writers, paths and hrefs. Pure: no mailbox, no time, no input but what is handed in.
 */
@NullMarked
package sextant.dav.wire;

import org.jspecify.annotations.NullMarked;
