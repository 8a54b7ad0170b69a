package sextant.content.contact;

import java.util.List;
import sextant.content.lens.AliasListLens;
import sextant.content.lens.Element;
import sextant.content.lens.Lens;
import sextant.content.lens.ListLens;
import sextant.content.line.Dialect;

/** The members of a distribution list: MEMBER in vCard 4.0, Apple's line in 3.0. */
final class GroupMembers {
    private GroupMembers() {}

    static Lens<List<String>> lens(String field) {
        ListLens<String> member = ListLens.of(field, "MEMBER", Element.raw(), ListLens.Layout.LINE_EACH);
        ListLens<String> apple =
                ListLens.of(field, "X-ADDRESSBOOKSERVER-MEMBER", Element.raw(), ListLens.Layout.LINE_EACH);
        return AliasListLens.of(card -> card.dialect() == Dialect.VCARD_4 ? member : apple, List.of(member, apple));
    }
}
