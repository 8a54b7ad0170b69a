@NullMarked
package sextant.web.devices;

import org.jspecify.annotations.NullMarked;
