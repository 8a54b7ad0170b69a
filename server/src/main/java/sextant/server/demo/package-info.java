/** The sample mailbox of {@code serve --demo}: fictional people at example.org, events around today. */
@NullMarked
package sextant.server.demo;

import org.jspecify.annotations.NullMarked;
