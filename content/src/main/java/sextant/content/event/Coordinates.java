package sextant.content.event;

import java.math.BigDecimal;
import java.util.Optional;
import sextant.content.lens.Codec;
import sextant.content.lens.Codecs;
import sextant.content.line.Property;

/**
 * A point on the earth (RFC 5545 3.8.1.6), in degrees.
 *
 * @param latitude -90 to 90
 * @param longitude -180 to 180
 */
public record Coordinates(BigDecimal latitude, BigDecimal longitude) {
    /** Numbers are equal whatever zeros they end with. */
    public Coordinates {
        latitude = plain(latitude);
        longitude = plain(longitude);
    }

    private static final int LONGEST = 64;

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    static Codec<Coordinates> codec() {
        return Codecs.of(Coordinates.class, Coordinates::read, Coordinates::write);
    }

    // vCalendar 1.0 has a comma between the two
    private static Optional<Coordinates> read(Property line) {
        if (line.value().length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = line.value().replace("\\", "").replace(',', ';').split(";", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var latitude = new BigDecimal(parts[0].strip());
            var longitude = new BigDecimal(parts[1].strip());
            boolean onEarth = Math.abs(latitude.doubleValue()) <= 90 && Math.abs(longitude.doubleValue()) <= 180;
            boolean exact = latitude.scale() <= 20 && longitude.scale() <= 20;
            return onEarth && exact ? Optional.of(new Coordinates(latitude, longitude)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // a line from anywhere may say anything; it then has no such value
        }
    }

    private static Property write(Property line, Coordinates value) {
        return line.withValue(value.latitude.toPlainString() + ";" + value.longitude.toPlainString());
    }
}
