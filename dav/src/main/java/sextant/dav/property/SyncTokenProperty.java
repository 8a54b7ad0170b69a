package sextant.dav.property;

import java.util.Optional;
import sextant.dav.resource.Knowledge;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.wire.xml.Name;

/**
 * {@code DAV:sync-token} (RFC 6578 4) and {@code getctag} of Apple's calendar server: one text, so that a client which
 * knows either never takes the other for news.
 */
record SyncTokenProperty(Name name) implements Property {
    static SyncTokenProperty syncToken() {
        return new SyncTokenProperty(Names.SYNC_TOKEN);
    }

    static SyncTokenProperty getctag() {
        return new SyncTokenProperty(Names.calendarserver("getctag"));
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        return resource instanceof Resource.Folder folder
                ? Knowledge.current(folder.collection(), visit).map(token -> Contents.text(name, token))
                : Optional.empty();
    }
}
