package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final String LETTERS = "aZ9._+-='~@%*/\\: \r\n\u0000\"<>äß\u212A\u0130İ。．\uD83D\uDE00xn--";

    /** Whatever is typed: an address or nothing, of harmless characters, and the same when it is read again. */
    @Test
    void whatComesOutIsHarmlessAndStaysAsItIs() {
        var taken = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            var typed = typed(new SplittableRandom(seed));
            var address = Addresses.normal(typed);
            if (address.isPresent()) {
                taken++;
                assertThat(address.get()).as("seed %d", seed).matches("[a-z0-9._+='~-]+@[a-z0-9.-]+");
                assertThat(Addresses.normal(address.get())).as("seed %d", seed).isEqualTo(address);
            }
        }
        assertThat(taken).isGreaterThan(100);
    }

    private static String typed(SplittableRandom random) {
        var text = new StringBuilder();
        for (var n = random.nextInt(5); n >= 0; n--) {
            text.append(letter(random));
        }
        text.append(random.nextInt(10) == 0 ? "" : "@");
        for (var n = random.nextInt(6); n >= 0; n--) {
            text.append(letter(random));
        }
        return text.toString();
    }

    private static char letter(SplittableRandom random) {
        return random.nextInt(4) > 0
                ? (char) ('a' + random.nextInt(26))
                : LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
}
