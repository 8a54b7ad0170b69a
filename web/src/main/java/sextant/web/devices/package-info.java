/** My Settings, Synchronized Devices. Start at {@link sextant.web.devices.DevicesPage}. */
@NullMarked
package sextant.web.devices;

import org.jspecify.annotations.NullMarked;
