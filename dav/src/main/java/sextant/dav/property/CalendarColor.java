package sextant.dav.property;

import java.util.Locale;
import java.util.Optional;
import sextant.dav.resource.Resource;
import sextant.dav.resource.Visit;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Names;
import sextant.mailbox.Properties;
import sextant.wire.xml.Name;

/**
 * {@code calendar-color} of Apple's clients, {@code #RRGGBBAA} in one spelling or another: kept as sent. Beside it the
 * colour is kept under {@value #COLOR} as {@code #rrggbb}, for all who speak no XML; if one of them changes it, that is
 * the colour.
 */
final class CalendarColor implements Property.Settable {
    /** The property of a collection that holds its colour. */
    static final String COLOR = "color";

    @Override
    public Name name() {
        return Names.apple("calendar-color");
    }

    @Override
    public Optional<Content> get(Resource resource, Visit visit) {
        if (!(resource instanceof Resource.Folder folder)) {
            return Optional.empty();
        }
        Properties properties = folder.collection().properties();
        var sent = DeadProperties.get(resource, name());
        var color = properties.get(COLOR);
        if (color.isEmpty() || sent.filter(xml -> plain(xml).equals(color)).isPresent()) {
            return sent.map(Contents::fragment);
        }
        return Optional.of(Contents.text(name(), color.get()));
    }

    /** The colour in {@code #rrggbb}, if that is what the element holds. */
    private static Optional<String> plain(String xml) {
        var text = Values.text(xml).strip();
        var digits = text.startsWith("#") ? text.substring(1) : "";
        if (digits.length() < 6 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
            return Optional.empty();
        }
        return Optional.of("#" + digits.substring(0, 6).toLowerCase(Locale.ROOT));
    }

    @Override
    public void set(String value, Draft draft) throws Rejected {
        draft.put(DeadProperties.key(name()), value);
        var color = plain(value);
        if (color.isPresent()) {
            draft.put(COLOR, color.get());
        } else {
            draft.drop(COLOR);
        }
    }

    @Override
    public void remove(Draft draft) {
        draft.drop(DeadProperties.key(name()));
        draft.drop(COLOR);
    }
}
