@NullMarked
package sextant.server.cli;

import org.jspecify.annotations.NullMarked;
