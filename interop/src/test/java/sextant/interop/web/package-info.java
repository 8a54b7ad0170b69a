/** The web page in a real browser: Debian's Chromium, without a window, driven by Playwright. */
@NullMarked
package sextant.interop.web;

import org.jspecify.annotations.NullMarked;
