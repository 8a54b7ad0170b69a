package sextant.dav.property;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Account;
import sextant.wire.xml.Name;

/** {@code DAV:displayname} (RFC 4918 15.2): the name people read, the same that every other protocol shows. */
final class DisplayName implements Property.Settable {
    private static final int MOST = 255;

    @Override
    public Name name() {
        return Names.DISPLAYNAME;
    }

    @Override
    public boolean inAllprop() {
        return true;
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return switch (resource) {
            case Resource.Folder folder ->
                Optional.of(Contents.text(name(), folder.collection().name()));
            case Resource.Principal principal -> Optional.of(Contents.text(name(), shown(visit.account())));
            case Resource.Delegates delegates ->
                Optional.of(Contents.text(name(), delegates.of().segment()));
            // nothing else shows a name of an item: what a client calls it is only kept
            case Resource.Member member -> DeadProperties.get(member, name()).map(Contents::fragment);
            case Resource.Home home -> DeadProperties.get(home, name(), visit).map(Contents::fragment);
            default -> Optional.empty();
        };
    }

    private static String shown(Account account) {
        return account.displayName().isEmpty() ? account.address() : account.displayName();
    }

    @Override
    public void set(String value, Draft draft) throws Rejected {
        var text = Values.text(value).strip();
        var octets = text.getBytes(StandardCharsets.UTF_8).length;
        if (octets == 0 || octets > MOST || text.chars().anyMatch(Character::isISOControl)) {
            throw new Rejected(409, "a name is one line of 1 to " + MOST + " octets");
        }
        draft.rename(text);
    }

    @Override
    public void remove(Draft draft) throws Rejected {
        throw new Rejected(409, "everything has a name");
    }
}
