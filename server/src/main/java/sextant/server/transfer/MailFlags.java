package sextant.server.transfer;

import java.time.Instant;
import java.util.Optional;
import sextant.content.message.Header;
import sextant.mailbox.message.MessageState;

/** How other programs write what is known of a message: in the name of a maildir's file, or in its own header. */
final class MailFlags {
    private static final String FOLLOW_UP = "Follow up";
    private static final int MOZILLA_READ = 0x1;
    private static final int MOZILLA_REPLIED = 0x2;
    private static final int MOZILLA_MARKED = 0x4;
    private static final int MOZILLA_EXPUNGED = 0x8;
    private static final int MOZILLA_FORWARDED = 0x1000;

    private MailFlags() {}

    /** Of a file in a maildir: what stands after {@code :2,} in its name. */
    static MessageState ofName(String fileName, Instant at) {
        var info = fileName.lastIndexOf(":2,");
        return info < 0 ? MessageState.NEW : of(fileName.substring(info + 3), 'S', 'R', at);
    }

    /** For the name of a file in a maildir; in the order of the alphabet, as it has to be. */
    static String forName(MessageState state) {
        return (state.isDraft() ? "D" : "")
                + (state.isFlagged() ? "F" : "")
                + (state.isForwarded() ? "P" : "")
                + (state.isAnswered() ? "R" : "")
                + (state.isSeen() ? "S" : "");
    }

    private static MessageState of(String letters, char seen, char answered, Instant at) {
        var state = MessageState.NEW;
        if (letters.indexOf(seen) >= 0) {
            state = state.seen(true);
        }
        if (letters.indexOf(answered) >= 0) {
            state = state.answered(at);
        }
        if (letters.indexOf('P') >= 0) {
            state = state.forwarded(at);
        }
        if (letters.indexOf('F') >= 0) {
            state = state.flagged(FOLLOW_UP);
        }
        return letters.indexOf('D') >= 0 && seen == 'S' ? state.draft(true) : state;
    }

    /**
     * Of a message in an mbox: {@code Status}, {@code X-Status} and {@code X-Mozilla-Status}.
     *
     * @return empty if it is only there until the file is compacted
     */
    static Optional<MessageState> ofHeader(Header header, Instant at) {
        var mozilla =
                header.first("X-Mozilla-Status").map(MailFlags::hexadecimal).orElse(0);
        if ((mozilla & MOZILLA_EXPUNGED) != 0) {
            return Optional.empty();
        }
        var letters =
                header.first("Status").orElse("") + header.first("X-Status").orElse("");
        var state = of(letters.replace("P", "").replace("D", ""), 'R', 'A', at);
        if ((mozilla & MOZILLA_READ) != 0) {
            state = state.seen(true);
        }
        if ((mozilla & MOZILLA_REPLIED) != 0) {
            state = state.answered(at);
        }
        if ((mozilla & MOZILLA_FORWARDED) != 0) {
            state = state.forwarded(at);
        }
        if ((mozilla & MOZILLA_MARKED) != 0) {
            state = state.flagged(FOLLOW_UP);
        }
        return Optional.of(state);
    }

    private static int hexadecimal(String text) {
        try {
            return Integer.parseInt(text.strip(), 16);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
