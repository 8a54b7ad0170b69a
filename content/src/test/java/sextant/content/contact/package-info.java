@NullMarked
package sextant.content.contact;

import org.jspecify.annotations.NullMarked;
