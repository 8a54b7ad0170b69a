package sextant.content.recur;

import java.util.Optional;
import sextant.content.line.Component;

/**
 * An instance that a component with a RECURRENCE-ID overrides.
 *
 * @param timing empty if it has no start of its own and so keeps that of the instance
 * @param id the original start of the instance
 * @param future whether it stands for all later instances too (RANGE=THISANDFUTURE)
 */
record ChangedInstance(Component source, Optional<Timing> timing, Stamp id, boolean future) {}
