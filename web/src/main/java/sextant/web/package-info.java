/**
 * The web page: for now one that tells how to connect, and one with the caller's synchronized devices. Start at
 * {@link sextant.web.WebRoutes}. No page holds a script, and none loads anything from elsewhere.
 */
@NullMarked
package sextant.web;

import org.jspecify.annotations.NullMarked;
