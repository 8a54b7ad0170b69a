@NullMarked
package sextant.server.transfer;

import org.jspecify.annotations.NullMarked;
