package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import sextant.mailbox.Protocol;

class LogTest {
    private final Logger requests = (Logger) LoggerFactory.getLogger("sextant.request");
    private final Logger failures = (Logger) LoggerFactory.getLogger(RequestLog.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void listen() {
        appender.start();
        listen(requests, Level.INFO);
        listen(failures, Level.ERROR);
    }

    private void listen(Logger logger, Level level) {
        logger.setLevel(level);
        logger.setAdditive(false);
        logger.addAppender(appender);
    }

    @AfterEach
    void stop() {
        requests.detachAppender(appender);
        failures.detachAppender(appender);
        requests.setLevel(Level.OFF);
        failures.setLevel(Level.OFF);
    }

    private List<String> lines() {
        return List.copyOf(appender.list).stream()
                .filter(event -> event.getLoggerName().equals("sextant.request"))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Rig rig() throws Exception {
        return Rig.of(
                route("/dav/**", Access.ACCOUNT, exchange -> {
                    exchange.device(
                            Protocol.CALDAV, "phone", exchange.header("X-Name").orElse("phone"));
                    Rig.echo(exchange);
                }),
                route("/broken", Access.PUBLIC, exchange -> {
                    throw new IllegalStateException("secret of the house");
                }));
    }

    private void send(String path, String fields) throws Exception {
        try (var rig = rig()) {
            try (var raw = rig.raw()) {
                raw.send("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nAuthorization: "
                                + basic(ALICE, "wonderland") + "\r\n" + fields + "\r\ncontent".substring(0, 8))
                        .read();
            }
        }
    }

    @Test
    void aRequestIsOneLineWithWhoAndWhatButNoContent() throws Exception {
        send("/dav/alice%40example.org/x?token=wonderland", "");
        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst())
                .matches("time=2026-03-01T08:00:00Z id=[0-9a-f]+-1 peer=127.0.0.1 account=alice@example.org device=7"
                        + " method=PUT path=/dav/alice%40example.org/x status=200 bytes=\\d+ ms=0");
    }

    @Test
    void nothingAClientSendsBreaksOutOfItsLine() {
        String hostile = "a\r\nb\u001b[31m\u2028\"=\\${jndi:ldap://x}\u0000\u202e";
        assertThat(new LogLine().add("x", hostile).add("y", 1).toString())
                .isEqualTo("x=\"a\\u000d\\u000ab\\u001b[31m\\u2028\\u0022=\\u005c\\u0024{jndi:ldap://x}\\u0000\\u202e\""
                        + " y=1");
        assertThat(new LogLine().add("x", "").toString()).isEqualTo("x=\"\"");
        assertThat(new LogLine().add("x", "y".repeat(1000)).toString()).hasSizeLessThan(320);
    }

    @Test
    void hostileFieldsAndPathsAreEscaped() throws Exception {
        send("/dav/${jndi:x}\"", "User-Agent: ${jndi:ldap://x}\r\nX-Name: %n{}%s\r\n");
        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst())
                .contains("path=\"/dav/\\u0024{jndi:x}\\u0022\"")
                .doesNotContain("${");
    }

    @Test
    void passwordsAreNowhere() throws Exception {
        send("/dav/x", "Cookie: session=wonderland\r\n");
        send("/dav/x", "Authorization: " + basic(ALICE, "wonderland") + "\r\n");
        send("/broken?p=wonderland", "");
        assertThat(List.copyOf(appender.list))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .doesNotContain("wonderland", basic(ALICE, "wonderland").substring(6)));
    }

    @Test
    void aFailureIsToldToTheLogAndOnlyItsIdToTheClient() throws Exception {
        String body;
        try (var rig = rig()) {
            body = rig.get("/broken").body();
        }
        String line = lines().getFirst();
        String id = line.substring(line.indexOf("id=") + 3, line.indexOf(" peer"));
        assertThat(line).contains("status=500");
        assertThat(body)
                .isEqualTo("The server failed to answer this request. Its log says why, under the id " + id + ".\n");
        var told = appender.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getFormattedMessage()).contains(id);
        assertThat(told.getFirst().getThrowableProxy().getMessage()).isEqualTo("secret of the house");
    }

    @Test
    void whatIsNoRequestIsLoggedToo() throws Exception {
        try (var rig = rig();
                var raw = rig.raw()) {
            raw.send("\u001b]0;x\u0007 nonsense\r\n\r\n").read();
        }
        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst()).contains("method=- path=- status=400").contains("broken=yes");
    }
}
