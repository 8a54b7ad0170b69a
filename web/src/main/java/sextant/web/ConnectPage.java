package sextant.web;

import java.io.IOException;
import sextant.http.Endpoint;
import sextant.http.Exchange;

/** Tells, for this server, what to type into a device. */
final class ConnectPage implements Endpoint {
    @Override
    public void handle(Exchange exchange) throws IOException {
        var origin = exchange.origin();
        var scheme = origin.indexOf("://");
        var authority = scheme < 0 ? origin : origin.substring(scheme + 3);
        new Page("Connect a device", """
            <p>This server keeps contacts, calendars, tasks and notes, and syncs them with your devices by CalDAV and
            CardDAV. Sign in on each with your address and your password.</p>
            <h2>Phone, tablet or Mac</h2>
            <p>Add an account of the type <em>CalDAV</em>, and one of the type <em>CardDAV</em>. Server:</p>
            <p><code>%1$s</code></p>
            <h2>Thunderbird, DAVx5 and other programs</h2>
            <p>Where a program asks for the whole address:</p>
            <p>Calendars, tasks, notes: <code>%2$s/.well-known/caldav</code></p>
            <p>Contacts: <code>%2$s/.well-known/carddav</code></p>
            <h2>Which devices sync</h2>
            <p><a href="/devices">Synchronized Devices</a> lists all of yours (it asks for your address and password).</p>
            """.formatted(Page.escape(authority), Page.escape(origin))).answer(exchange);
    }
}
