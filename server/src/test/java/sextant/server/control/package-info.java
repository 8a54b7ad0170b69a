@NullMarked
package sextant.server.control;

import org.jspecify.annotations.NullMarked;
