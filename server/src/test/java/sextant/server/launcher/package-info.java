@NullMarked
package sextant.server.launcher;

import org.jspecify.annotations.NullMarked;
