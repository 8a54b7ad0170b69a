/**
 * How a command reaches a server that is running on the same data folder: over a Unix-domain socket that only the
 * folder's owner can open. The command's arguments, working directory and input go to the server, which runs the very
 * same command against its open store; output and exit code come back. See {@link sextant.server.control.ControlServer}
 * and {@link sextant.server.control.ControlClient}.
 */
@NullMarked
package sextant.server.control;

import org.jspecify.annotations.NullMarked;
