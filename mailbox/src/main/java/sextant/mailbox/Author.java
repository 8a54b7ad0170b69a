package sextant.mailbox;

import java.util.Optional;

/**
 * Who changed something: kept with every change, so that what one device did can be shown and taken back.
 *
 * @param device the row of <i>Synchronized Devices</i>, when a device did it
 * @param via what did it otherwise, in a word or two ({@code "import"}, {@code "web"}), or the request's id
 */
public record Author(Optional<DeviceId> device, String via) {
    public static Author device(DeviceId device, String via) {
        return new Author(Optional.of(device), via);
    }

    public static Author server(String via) {
        return new Author(Optional.empty(), via);
    }
}
