/**
 * The command line. One class for each command, named after it; {@link sextant.server.cli.Program} runs them, in this
 * process or in the server that has the data folder open.
 */
@NullMarked
package sextant.server.cli;

import org.jspecify.annotations.NullMarked;
