@NullMarked
package sextant.web;

import org.jspecify.annotations.NullMarked;
