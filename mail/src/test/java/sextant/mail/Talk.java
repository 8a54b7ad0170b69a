package sextant.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody who speaks SMTP, octet by octet as a test says. */
public final class Talk implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    public Talk(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** A connection that has been greeted and has said EHLO. */
    public static Talk greeted(int port) throws IOException {
        var talk = new Talk(port);
        talk.expect(220);
        talk.say("EHLO client.example");
        talk.expect(250);
        return talk;
    }

    /** Sends text as it is. */
    public void raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    public void say(String line) throws IOException {
        raw(line + "\r\n");
    }

    /** The next reply, which must have this code. */
    public List<String> expect(int code) throws IOException {
        var lines = new ArrayList<String>();
        String line;
        do {
            line = in.readLine();
            assertThat(line).as("after %s", lines).isNotNull();
            lines.add(line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        assertThat(line).startsWith(String.valueOf(code));
        return lines;
    }

    /** Says a line and gets a reply with this code. */
    public List<String> say(String line, int code) throws IOException {
        say(line);
        return expect(code);
    }

    /** Hands a message over, up to the final dot. */
    public void message(String from, String to, String data) throws IOException {
        say("MAIL FROM:<" + from + ">", 250);
        say("RCPT TO:<" + to + ">", 250);
        say("DATA", 354);
        raw(data + "\r\n.\r\n");
    }

    /** Whether the server has ended the connection. */
    public boolean isOver() throws IOException {
        return in.readLine() == null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
