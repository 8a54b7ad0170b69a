package sextant.content.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.line.Property;
import sextant.content.line.Text;

/** A whole postal address (RFC 6350 6.3.1); a part that is not known is empty. */
public record PostalAddress(
        String poBox, String extended, String street, String city, String state, String postalCode, String country) {

    private static final Codec<String> TEXT = Codecs.text();

    static Optional<PostalAddress> read(Property line) {
        List<String> parts = new ArrayList<>(Text.splitStructured(line.value()).stream()
                .map(part -> TEXT.normal(Text.unescape(part)))
                .toList());
        while (parts.size() < 7) {
            parts.add("");
        }
        var address = new PostalAddress(
                parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5), parts.get(6));
        return address.isBlank() ? Optional.empty() : Optional.of(address);
    }

    private List<String> parts() {
        return Stream.of(poBox, extended, street, city, state, postalCode, country)
                .toList();
    }

    private boolean isBlank() {
        return parts().stream().allMatch(String::isBlank);
    }

    static Property write(Property line, PostalAddress address) {
        return line.withValue(
                Text.joinStructured(address.parts().stream().map(Text::escape).toList()));
    }
}
