package sextant.content.contact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.lens.Lens;
import sextant.content.lens.LineLens;
import sextant.content.lens.Slot;
import sextant.content.lens.Types;
import sextant.content.line.Component;
import sextant.content.line.Dialect;
import sextant.content.line.Property;

/**
 * Which address is the mailing address: Outlook's line, else the preferred ADR. In vCard 4.0 the preference moves; in
 * earlier versions it is a TYPE word, which a slot never rewrites, so that Outlook's line is written there.
 */
record MailingAddressLens(String field) implements Lens<MailingAddress> {
    private static final Codec<MailingAddress> NUMBER = Codecs.words(
            MailingAddress.class,
            Map.of("1", MailingAddress.HOME, "2", MailingAddress.WORK, "3", MailingAddress.OTHER),
            MailingAddressLens::number);
    private static final String LINE = "X-MS-OL-DEFAULT-POSTAL-ADDRESS";
    private static final LineLens<MailingAddress> OUTLOOK = LineLens.of("mailing address", Slot.sole(LINE), NUMBER);
    private static final Map<String, MailingAddress> SLOTS = Map.of(
            Addresses.HOME.name(), MailingAddress.HOME,
            Addresses.WORK.name(), MailingAddress.WORK,
            Addresses.OTHER.name(), MailingAddress.OTHER);

    private static String number(MailingAddress address) {
        return switch (address) {
            case HOME -> "1";
            case WORK -> "2";
            case OTHER -> "3";
        };
    }

    @Override
    public Class<?> type() {
        return MailingAddress.class;
    }

    @Override
    public Optional<MailingAddress> get(Component card) {
        return card.property(LINE).isPresent() ? OUTLOOK.get(card) : preferred(card);
    }

    private static Optional<MailingAddress> preferred(Component card) {
        for (Map.Entry<String, List<Property>> entry :
                Addresses.ALL_THREE.assign(card).entrySet()) {
            if (Types.preference(entry.getValue().getFirst()) == 1) {
                return Optional.ofNullable(SLOTS.get(entry.getKey()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void set(Component card, MailingAddress value) {
        if (get(card).filter(value::equals).isPresent()) {
            return;
        }
        Optional<Property> address = Addresses.ALL_THREE.assign(card).entrySet().stream()
                .filter(entry -> SLOTS.get(entry.getKey()) == value)
                .map(entry -> entry.getValue().getFirst())
                .findFirst();
        if (card.dialect() != Dialect.VCARD_4 || address.isEmpty()) {
            OUTLOOK.set(card, value);
            return;
        }
        if (card.property(LINE).isPresent()) {
            OUTLOOK.set(card, value);
        }
        withdraw(card, address.get());
        if (Types.preference(address.get()) != 1) {
            card.replace(address.get(), address.get().withParameter("PREF", "1"));
        }
        if (get(card).filter(value::equals).isEmpty()) {
            OUTLOOK.set(card, value); // another address has the TYPE word of version 3.0
        }
    }

    @Override
    public void clear(Component card) {
        if (get(card).isEmpty()) {
            return;
        }
        card.removeAll(LINE);
        for (Property line : card.properties("ADR")) {
            if (Types.preference(line) == 1 && line.parameter("PREF").isEmpty()) {
                card.add(Property.of(LINE, "0")); // says so without touching the TYPE of the address
                break;
            }
        }
        card.properties("ADR").forEach(line -> withdrawPreference(card, line));
    }

    private static void withdraw(Component card, Property except) {
        card.properties("ADR").stream().filter(line -> line != except).forEach(line -> withdrawPreference(card, line));
    }

    private static void withdrawPreference(Component card, Property line) {
        if (line.parameter("PREF").filter("1"::equals).isPresent()) {
            card.replace(line, line.withoutParameter("PREF"));
        }
    }
}
