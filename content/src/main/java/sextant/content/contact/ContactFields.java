package sextant.content.contact;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sextant.content.Kind;
import sextant.content.lens.FieldTable;
import sextant.content.lens.Lens;

/** All fields of a contact, by theme: who it is, where it works, how it is reached. */
public final class ContactFields {
    /** Every field, in the order of the classes that hold the lenses. */
    public static final FieldTable TABLE = new FieldTable(
            Kind.CONTACT,
            Stream.of(Names.ALL, Work.ALL, Person.ALL, Mails.ALL, Addresses.ALL, Phones.ALL, Card.ALL)
                    .<Lens<?>>flatMap(List::stream)
                    .toList(),
            Map.of(),
            Map.of(
                    "last editor", "metadata of the item, not of its document",
                    "alias (recipient cache)", "not stored: it belongs to the recipient cache",
                    "weighted rank (recipient cache)", "not stored: it belongs to the recipient cache",
                    "subject (Funambol)", "the full name under another name",
                    "complete name (read-only view)", "computed from the names",
                    "EWS directory / consumer-only fields", "not modelled: answered with absence"));

    private ContactFields() {}
}
