package sextant.server.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Requests such as devices send first, for the training run. */
final class TrainingRequests {
    private static final String CALENDAR = "/dav/calendars/demo@example.org/calendar/";

    private TrainingRequests() {}

    /**
     * A request of HTTP/1.1.
     *
     * @param head method, path and fields, each but the last with its line end
     */
    record Request(String head, String body) {
        /** Sends it to this machine and answers the status line. */
        String send(int port) throws IOException {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                var octets = body.getBytes(StandardCharsets.UTF_8);
                var request =
                        head + "Host: localhost\r\nConnection: close\r\nContent-Length: " + octets.length + "\r\n\r\n";
                var out = socket.getOutputStream();
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.write(octets);
                out.flush();
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                return answer.lines().findFirst().orElse("no answer");
            }
        }
    }

    static List<Request> of(String address, String password) {
        var basic = Base64.getEncoder().encodeToString((address + ":" + password).getBytes(StandardCharsets.UTF_8));
        var signedIn = "Authorization: Basic " + basic + "\r\nUser-Agent: training\r\n";
        var xml = signedIn + "Content-Type: application/xml; charset=utf-8\r\n";
        return List.of(
                new Request("GET /health HTTP/1.1\r\n", ""),
                new Request("GET / HTTP/1.1\r\n", ""),
                new Request("PROPFIND /dav/ HTTP/1.1\r\nDepth: 0\r\n", ""),
                new Request("PROPFIND /dav/ HTTP/1.1\r\nDepth: 0\r\n" + xml, """
                        <D:propfind xmlns:D="DAV:"><D:prop><D:current-user-principal/></D:prop></D:propfind>"""),
                new Request("PROPFIND /dav/calendars/demo@example.org/ HTTP/1.1\r\nDepth: 1\r\n" + xml, """
                        <D:propfind xmlns:D="DAV:"><D:prop><D:displayname/><D:resourcetype/><D:sync-token/></D:prop>\
                        </D:propfind>"""),
                new Request("REPORT " + CALENDAR + " HTTP/1.1\r\n" + xml, """
                        <D:sync-collection xmlns:D="DAV:"><D:sync-token/><D:sync-level>1</D:sync-level><D:prop>\
                        <D:getetag/></D:prop></D:sync-collection>"""),
                new Request(
                        "PUT " + CALENDAR + "training.ics HTTP/1.1\r\nContent-Type: text/calendar\r\n" + signedIn, """
                        BEGIN:VCALENDAR\r
                        VERSION:2.0\r
                        PRODID:training\r
                        BEGIN:VEVENT\r
                        UID:training\r
                        DTSTAMP:20260101T000000Z\r
                        DTSTART:20260101T000000Z\r
                        SUMMARY:Training\r
                        END:VEVENT\r
                        END:VCALENDAR\r
                        """),
                new Request("GET " + CALENDAR + "training.ics HTTP/1.1\r\n" + signedIn, ""),
                new Request("GET /sign-in HTTP/1.1\r\n", ""),
                new Request("GET /help HTTP/1.1\r\n", ""),
                new Request(
                        "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                        "address=" + address + "&password=" + password));
    }
}
