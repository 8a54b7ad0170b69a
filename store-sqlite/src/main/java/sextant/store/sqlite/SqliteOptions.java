package sextant.store.sqlite;

/**
 * How a store uses the machine. Start from {@link #DEFAULTS}.
 *
 * @param readers threads, each with its own connection, that answer reads; at least 1
 * @param blobWriters threads that write large documents to files; at least 1
 * @param inlineLimit documents of at most so many octets lie in the database, larger ones in files of their own
 * @param groupLimit the most writes that share one commit; at least 1
 * @param cacheKibibytes page cache of each connection
 * @param checkpointPages the write-ahead log is copied into the database when it has so many pages of 4 KiB
 * @param maxPages the largest the database may grow, in pages of 4 KiB (large documents do not count); 0 for no limit
 *     but the disk's
 */
public record SqliteOptions(
        int readers,
        int blobWriters,
        int inlineLimit,
        int groupLimit,
        int cacheKibibytes,
        int checkpointPages,
        long maxPages) {

    /** Right for a server of some thousand accounts on a small machine. */
    public static final SqliteOptions DEFAULTS = new SqliteOptions(4, 2, 64 * 1024, 256, 2048, 2000, 0);

    public SqliteOptions {
        if (readers < 1 || blobWriters < 1 || inlineLimit < 0 || groupLimit < 1) {
            throw new IllegalArgumentException("a store needs readers, blob writers and a group of at least one");
        }
    }

    public SqliteOptions withReaders(int count) {
        return new SqliteOptions(
                count, blobWriters, inlineLimit, groupLimit, cacheKibibytes, checkpointPages, maxPages);
    }

    public SqliteOptions withMaxPages(long pages) {
        return new SqliteOptions(readers, blobWriters, inlineLimit, groupLimit, cacheKibibytes, checkpointPages, pages);
    }
}
