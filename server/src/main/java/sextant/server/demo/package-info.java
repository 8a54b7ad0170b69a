/** x. */
@org.jspecify.annotations.NullMarked
package sextant.server.demo;
