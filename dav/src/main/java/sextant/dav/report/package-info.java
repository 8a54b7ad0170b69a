/**
 * Every report this server answers, one class each: its name, where it applies, its body, its answer.
 * {@link sextant.dav.report.ReportTable} is the list.
 */
@NullMarked
package sextant.dav.report;

import org.jspecify.annotations.NullMarked;
