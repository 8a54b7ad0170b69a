/** x. */
@org.jspecify.annotations.NullMarked
package sextant.server.cli;
