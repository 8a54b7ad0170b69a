package sextant.web;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import sextant.http.Endpoint;
import sextant.http.Exchange;
import sextant.mailbox.Device;
import sextant.mailbox.Devices;

/** The caller's synchronized devices, those that synced last first. */
final class DevicesPage implements Endpoint {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Devices devices;

    DevicesPage(Devices devices) {
        this.devices = devices;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        var account = exchange.caller().account();
        var rows = devices.list(account.id());
        var address = Page.escape(account.address());
        var body = rows.isEmpty() ? """
            <p>No device has connected to the mailbox of %s yet. <a href="/">How to connect one</a></p>
            """.formatted(address) : """
            <p>Every device that ever connected to the mailbox of %s. Times are in UTC.</p>
            <div class="wide">
            <table>
            <thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Last Sync</th></tr></thead>
            <tbody>
            %s</tbody>
            </table>
            </div>
            """.formatted(address, table(rows));
        new Page("Synchronized Devices", body).answer(exchange);
    }

    private static String table(List<Device> rows) {
        var table = new StringBuilder();
        rows.stream()
                .sorted(Comparator.comparing(Device::lastSync).reversed())
                .forEach(device -> table.append(row(device)));
        return table.toString();
    }

    private static String row(Device device) {
        Instant at = device.lastSync();
        return """
            <tr><td>%s</td><td>%s</td><td><time datetime="%s">%s</time></td></tr>
            """.formatted(
                Page.escape(device.name()), Page.escape(device.protocol().type()), at, SHOWN.format(at));
    }
}
