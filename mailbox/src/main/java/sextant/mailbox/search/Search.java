package sextant.mailbox.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.mailbox.AccountId;
import sextant.mailbox.CollectionId;
import sextant.mailbox.ItemId;

/**
 * Finds items. What was committed before a question is in its answer. The index behind it holds nothing that is not in the
 * mailbox, and can be thrown away and made anew. Safe for use by any number of threads.
 */
public interface Search extends AutoCloseable {
    /** In what order. */
    enum Order {
        NEWEST,
        OLDEST,
        FROM,
        SUBJECT,
        LARGEST
    }

    /** What is asked for, in what order. */
    record Query(Filter filter, Order order) {
        public static Query newest(Filter filter) {
            return new Query(filter, Order.NEWEST);
        }
    }

    /** Where a page ends. Opaque; good for the same query and account. */
    record Cursor(String text) {}

    /**
     * A page of what was found.
     *
     * @param next where the next one begins; empty if there is none
     */
    record Page(List<ItemId> items, Optional<Cursor> next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** How many items a collection has, and how many of them are messages that were not read. */
    record Counts(long total, long unread) {}

    /**
     * Messages that belong together.
     *
     * @param newest the one that came last
     * @param count how many meet the query
     * @param unread how many of these were not read
     */
    record Conversation(String id, ItemId newest, long count, long unread) {}

    /** Somebody to write to. */
    record Completion(String name, String address) {}

    /**
     * A page of what meets a query.
     *
     * @param after where the page before ended; a text that is none begins anew
     * @param limit items of a page, 1 to 1000
     */
    Page find(AccountId account, Query query, Optional<Cursor> after, int limit);

    /** How many items meet a filter. */
    long count(AccountId account, Filter filter);

    /** The conversations of the messages that meet a filter, the one with the newest message first. */
    List<Conversation> conversations(AccountId account, Filter filter, int offset, int limit);

    /** The counts of all collections; one without items may be left out. */
    Map<CollectionId, Counts> counts(AccountId account);

    /**
     * People whose name or address has a word that begins so: of contacts, and those whom messages went to; the most
     * frequent first.
     */
    List<Completion> complete(AccountId account, String prefix, int limit);

    /** Throws the account's index away and makes it anew; answers the number of items in it. */
    long rebuild(AccountId account);

    /** Throws away the index of an account that is gone. */
    void forget(AccountId account);

    @Override
    void close();
}
