package sextant.content;

import java.time.Instant;
import java.util.Optional;
import sextant.content.lens.Importance;

/**
 * What a list of messages shows of each, besides its subject.
 *
 * @param from who wrote it: a name, or the address where there is none
 * @param to whom it is for, the same way, separated by commas; cut off where there are many
 * @param sent when, as its sender says
 * @param preview how it begins, on one line
 * @param attachments whether anything hangs on it
 * @param importance as its sender finds it
 * @param conversation 32 hexadecimal digits that messages of one conversation share
 */
public record Envelope(
        String from,
        String to,
        Optional<Instant> sent,
        String preview,
        boolean attachments,
        Importance importance,
        String conversation) {}
