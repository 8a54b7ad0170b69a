package sextant.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

class SmtpFuzzTest {
    /** Whatever octets come: each line is text without control characters, each path spells its address, data stays whole. */
    @FuzzTest(maxDuration = "30s")
    void whateverIsSaidIsReadOrRefused(byte[] octets) throws IOException {
        var input = new SmtpInput(new ByteArrayInputStream(octets));
        try {
            while (true) {
                try {
                    command(input);
                } catch (BadSyntax e) {
                    assertThat(e.reply().code()).isBetween(400, 599);
                }
            }
        } catch (EOFException | BareLineEnd over) {
            assertThat(over).isNotNull();
        }
    }

    private static void command(SmtpInput input) throws IOException, BadSyntax {
        var line = input.line(1_000);
        assertThat(line.chars().noneMatch(Character::isISOControl)).isTrue();
        var command = Command.of(line);
        switch (command.verb()) {
            case "MAIL", "RCPT" -> {
                var path = Path.parse(command.rest(), command.verb().equals("MAIL") ? "FROM:" : "TO:", true);
                assertThat(path.address()).doesNotContain("\r", "\n");
                for (var value : List.copyOf(path.parameters().values())) {
                    assertThat(Path.xtext(value)).doesNotContain("\r", "\n");
                }
            }
            case "DATA" -> {
                var kept = new ByteArrayOutputStream();
                var lines = new LineEnds(kept);
                assertThat(input.data(lines, 10_000)).isGreaterThanOrEqualTo(kept.size());
                assertThat(lines.isBare() && kept.size() < 10_000).isFalse();
            }
            default ->
                assertThat(Reply.of(500, "5.5.2", line).wire()).endsWith("\r\n").matches("[\\x20-\\x7E]+\r\n");
        }
    }
}
