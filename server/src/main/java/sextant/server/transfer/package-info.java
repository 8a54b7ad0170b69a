/**
 * Files in and out. {@link sextant.server.transfer.Splitter} cuts a file into documents, one for each UID, keeping the
 * octets of every line; {@link sextant.server.transfer.Importer} puts them into a mailbox;
 * {@link sextant.server.transfer.Exporter} writes a mailbox out, octet for octet.
 */
@NullMarked
package sextant.server.transfer;

import org.jspecify.annotations.NullMarked;
