@NullMarked
package sextant.server.config;

import org.jspecify.annotations.NullMarked;
