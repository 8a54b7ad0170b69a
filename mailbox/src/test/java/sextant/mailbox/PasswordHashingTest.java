package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {
    private static final byte[] SALT = "sixteen octets!!".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private final PasswordHashing hashing = new PasswordHashing(2);

    @Test
    void aHashCarriesItsParametersAndMatchesItsPasswordAlone() {
        var encoded = hashing.encode("secret", SALT, new PasswordCost(128, 2, 1, 1));
        assertThat(encoded).startsWith("$argon2id$v=19$m=128,t=2,p=1$").doesNotContain("secret");
        assertThat(hashing.matches("secret", encoded)).isTrue();
        assertThat(hashing.matches("Secret", encoded)).isFalse();
        assertThat(hashing.matches("secret", encoded.replace("t=2", "t=3"))).isFalse();
        assertThat(Argon2Parameters.ARGON2_VERSION_13).isEqualTo(19);
    }

    @Test
    void otherParametersAreHonoured() {
        for (var cost : List.of(new PasswordCost(64, 1, 1, 1), new PasswordCost(256, 3, 4, 9), MailboxFixture.CHEAP)) {
            assertThat(hashing.matches("secret", hashing.encode("secret", SALT, cost)))
                    .isTrue();
        }
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        var good = hashing.encode("secret", SALT, MailboxFixture.CHEAP);
        for (var bad : List.of(
                "",
                "$",
                "secret",
                good.replace("argon2id", "argon2i"),
                good.replace("v=19", "v=16"),
                good.replace("m=64", "m=7"),
                good.replace("m=64", "m=99999999"),
                good.replace("m=64", "m=9999999"),
                good.replace("m=64", "m=-64"),
                good.replace("p=1", "p=0"),
                good.replace("t=1", "t="),
                good.replace("t=1", "t=1000"),
                good + "$",
                good.substring(0, good.lastIndexOf('$') + 5),
                good.substring(0, good.lastIndexOf('$') + 1) + "????????????????????????")) {
            assertThat(hashing.matches("secret", bad)).as(bad).isFalse();
        }
    }
}
