/** main, configuration, command line and wiring: the only module that knows every other. */
@NullMarked
package sextant.server;

import org.jspecify.annotations.NullMarked;
