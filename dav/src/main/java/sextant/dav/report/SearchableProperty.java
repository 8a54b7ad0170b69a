package sextant.dav.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sextant.dav.resource.Urls;
import sextant.dav.wire.Names;
import sextant.mailbox.Account;
import sextant.wire.xml.Name;

/**
 * A property that principals can be searched by: the table.
 *
 * @param description for people
 * @param values what an account has there
 */
record SearchableProperty(Name name, String description, Function<Account, List<String>> values) {
    static final List<SearchableProperty> TABLE = List.of(
            new SearchableProperty(
                    Names.DISPLAYNAME,
                    "Name",
                    account -> List.of(account.displayName().isEmpty() ? account.address() : account.displayName())),
            new SearchableProperty(
                    Names.calendarserver("email-address-set"), "Address", account -> List.of(account.address())),
            new SearchableProperty(
                    Names.caldav("calendar-user-address-set"),
                    "Calendar address",
                    account -> List.of("mailto:" + account.address(), Urls.principal(account))));

    static Optional<SearchableProperty> find(Name name) {
        return TABLE.stream().filter(row -> row.name().equals(name)).findFirst();
    }
}
