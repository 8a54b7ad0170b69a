package sextant.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * One thing that must not be found. Each row of the query is a problem; its columns fill the gaps of the sentence in
 * turn.
 */
record Check(String words, String sql) {
    static final List<Check> ALL = List.of(
            new Check(
                    "account {} has no journal",
                    "SELECT id FROM account WHERE id NOT IN (SELECT account FROM journal)"),

            // ---- documents
            new Check("item {1} of account {0} has another hash than its document", """
                    SELECT item.account, item.id FROM item JOIN document ON document.id = item.document
                    WHERE item.hash <> document.hash"""),
            new Check(
                    "item {1} of account {0} has no document",
                    "SELECT account, id FROM item WHERE document NOT IN (SELECT id FROM document)"),
            new Check("document {} has no octets in the database and no file", """
                    SELECT hex(hash) FROM document
                    WHERE file <> (id NOT IN (SELECT document FROM document_inline))"""),
            new Check("document {} has another length than its row says", """
                    SELECT hex(hash) FROM document JOIN document_inline ON document = id
                    WHERE length(octets) <> size"""),
            new Check("document {} belongs to nothing and is not marked for removal", """
                    SELECT hex(hash) FROM document WHERE id NOT IN (SELECT document FROM item)
                      AND id NOT IN (SELECT document FROM history WHERE document IS NOT NULL)
                      AND id NOT IN (SELECT document FROM document_loose)"""),
            new Check("account {0} counts {1} octets of documents but has {2}", """
                    SELECT account, bytes, total FROM (SELECT account, bytes, (SELECT ifnull(sum(size), 0)
                      FROM item JOIN document ON document.id = item.document WHERE item.account = journal.account)
                      AS total FROM journal) WHERE bytes <> total"""),

            // ---- positions
            new Check(
                    "account {0} has two items at position {1}",
                    "SELECT account, position FROM item GROUP BY account, position HAVING count(*) > 1"),
            new Check(
                    "account {0} has two tombstones at position {1}",
                    "SELECT account, position FROM tombstone GROUP BY account, position HAVING count(*) > 1"),
            new Check("account {0} has an item and another item's tombstone at position {1}", """
                    SELECT item.account, item.position FROM item JOIN tombstone
                      ON tombstone.account = item.account AND tombstone.position = item.position
                    WHERE tombstone.item <> item.id"""),
            new Check("account {0} has an item and a collection at position {1}", """
                    SELECT account, position FROM item INTERSECT SELECT account, position FROM (
                      SELECT account, changed AS position FROM collection
                      UNION ALL SELECT account, position FROM collection_tombstone)"""),
            new Check("account {0} has position {1} above its head", """
                    SELECT found.account, found.position FROM (SELECT account, position FROM item
                      UNION ALL SELECT account, position FROM tombstone
                      UNION ALL SELECT account, position FROM collection_tombstone
                      UNION ALL SELECT account, max(created, changed, pruned) FROM collection
                      UNION ALL SELECT account, position FROM history
                      UNION ALL SELECT account, head FROM operation) AS found
                    JOIN journal ON journal.account = found.account WHERE found.position > journal.head"""),
            new Check("item {1} of account {0} was changed before it was made", """
                    SELECT account, id FROM item
                    WHERE NOT (id <= content_position AND content_position <= position AND id <= arrived
                      AND arrived <= position)"""),
            new Check("item {1} of account {0} is still there after it left", """
                    SELECT item.account, item.id FROM item JOIN tombstone
                      ON tombstone.account = item.account AND tombstone.item = item.id
                    WHERE tombstone.position > item.position"""),

            // ---- the journal without a gap, as far as the history reaches
            new Check("the history of account {0} has {1} rows for {2} positions", """
                    SELECT account, kept, wanted FROM (SELECT journal.account, head - forgotten AS wanted, (SELECT count(*)
                      FROM history WHERE history.account = journal.account AND position > forgotten) AS kept
                      FROM journal) WHERE kept <> wanted"""),
            new Check("item {1} of account {0} has no history at its position {2}", """
                    SELECT item.account, item.id, item.position FROM item JOIN journal USING (account)
                      LEFT JOIN history ON history.account = item.account AND history.position = item.position
                    WHERE item.position > forgotten AND (history.item IS NOT item.id OR effect = 'REMOVED')"""),
            new Check("a tombstone of account {0} has no history at its position {1}", """
                    SELECT tombstone.account, tombstone.position FROM tombstone JOIN journal USING (account)
                      LEFT JOIN history ON history.account = tombstone.account
                        AND history.position = tombstone.position
                    WHERE tombstone.position > forgotten AND history.item IS NOT tombstone.item"""),
            new Check(
                    "the history of account {0} at position {1} has no document for what was there before",
                    "SELECT account, position FROM history WHERE (before IS NULL) <> (document IS NULL)"),

            // ---- references
            new Check("collection {1} of account {0} stands in a collection that is not there", """
                    SELECT account, id FROM collection AS child WHERE parent IS NOT NULL AND NOT EXISTS
                      (SELECT 1 FROM collection WHERE account = child.account AND id = child.parent)"""),
            new Check("account {0} has tombstones of collection {1}, which is not there", """
                    SELECT DISTINCT account, collection FROM tombstone AS gone WHERE NOT EXISTS
                      (SELECT 1 FROM collection WHERE account = gone.account AND id = gone.collection)"""),
            new Check("account {0} has two collections with the segment {1}", """
                    SELECT account, segment FROM collection
                    GROUP BY account, segment,
                      CASE kind WHEN 'MESSAGE' THEN 1 WHEN 'CONTACT' THEN 2 WHEN 'FILE' THEN 3 ELSE 4 END,
                      CASE kind WHEN 'FILE' THEN ifnull(parent, 0) ELSE 0 END
                    HAVING count(*) > 1"""),
            new Check(
                    "collection {1} of account {0} is there and removed at once",
                    "SELECT account, id FROM collection INTERSECT SELECT account, id FROM collection_tombstone"),
            new Check(
                    "device {} has an id that was never given",
                    "SELECT id FROM device WHERE id > (SELECT value FROM counter WHERE name = 'device')"));

    String sentence(ResultSet row) throws SQLException {
        String sentence = words.replace("{}", "{0}");
        int columns = row.getMetaData().getColumnCount();
        for (int i = 0; i < columns; i++) {
            sentence = sentence.replace("{" + i + "}", row.getString(i + 1));
        }
        return sentence;
    }
}
