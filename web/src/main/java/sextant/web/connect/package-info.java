/** Connecting a device: what to type, its own password, the profile that types it. Start at {@link sextant.web.connect.ConnectPage}. */
@NullMarked
package sextant.web.connect;

import org.jspecify.annotations.NullMarked;
