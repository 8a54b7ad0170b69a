package sextant.content.contact;

import sextant.content.lens.PartialDate;

/**
 * A date that its author gave a name.
 *
 * @param label as its author wrote it; Apple's own labels look like {@code _$!<Other>!$_}
 */
public record LabelledDate(String label, PartialDate date) {}
