package sextant.mailbox;

import java.util.IdentityHashMap;
import sextant.content.Document;
import sextant.content.MalformedDocument;
import sextant.content.Summarizer;
import sextant.content.Summary;

/**
 * What reading the documents of one batch gave. They are read once and before the account is locked; what is wrong with
 * one is said only when its edit's turn comes, so that a failed precondition is reported before a broken document.
 */
final class Summaries {
    private sealed interface Reading {}

    private record Read(Summary summary) implements Reading {}

    private record Failed(MailboxException reason) implements Reading {}

    private final IdentityHashMap<Document, Reading> readings = new IdentityHashMap<>();

    Summaries(Batch batch, Summarizer summarizer, MailboxLimits limits) {
        for (var edit : batch.edits()) {
            switch (edit) {
                case Edit.PutItem put -> readings.put(put.document(), read(put.document(), summarizer, limits));
                case Edit.AddItem add -> readings.put(add.document(), read(add.document(), summarizer, limits));
                case Edit.ReplaceItem replace ->
                    readings.put(replace.document(), read(replace.document(), summarizer, limits));
                case Edit.CopyItem _,
                        Edit.Expect _,
                        Edit.SetProperties _,
                        Edit.MoveItem _,
                        Edit.RemoveItem _,
                        Edit.CreateCollection _,
                        Edit.CopyCollection _,
                        Edit.ChangeCollection _,
                        Edit.RemoveCollection _,
                        Edit.SetState _ -> {}
            }
        }
    }

    private static Reading read(Document document, Summarizer summarizer, MailboxLimits limits) {
        var most = limits.bytesFor(document);
        if (document.size() > most) {
            return new Failed(new Refused(
                    Refused.Reason.TOO_LARGE, "The document is larger than " + most + " octets. Make it smaller."));
        }
        try {
            return new Read(summarizer.summarize(document));
        } catch (MalformedDocument e) {
            return new Failed(new Malformed(String.valueOf(e.getMessage())));
        }
    }

    /**
     * The summary of one of the batch's documents.
     *
     * @throws Malformed if it breaks its syntax
     * @throws Refused if it is too large
     */
    Summary of(Document document) {
        return switch (readings.get(document)) {
            case Read(var summary) -> summary;
            case Failed(var reason) -> throw reason;
            case null -> throw new IllegalArgumentException("not a document of this batch");
        };
    }
}
