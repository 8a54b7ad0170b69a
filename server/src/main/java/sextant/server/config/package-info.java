/**
 * What may be configured. {@link sextant.server.config.Setting} is the table of all settings with their defaults;
 * {@link sextant.server.config.Values} is what they are set to, and by what: the default, the file {@code sextant.conf},
 * the environment, the command line, each overriding those before it; {@link sextant.server.config.Configuration} is the
 * same, read and tested.
 */
@NullMarked
package sextant.server.config;

import org.jspecify.annotations.NullMarked;
