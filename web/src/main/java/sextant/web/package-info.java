/**
 * The web page: sign-in, the settings with <i>Synchronized Devices</i>, and simple lists of what syncs. Start at
 * {@link sextant.web.WebRoutes}, the table of its pages and forms. Templates are in {@code src/main/jte}, what they look
 * like in {@code style.css}; every page works without its script.
 */
@NullMarked
package sextant.web;

import org.jspecify.annotations.NullMarked;
