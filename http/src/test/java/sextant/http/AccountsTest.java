package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import org.junit.jupiter.api.Test;
import sextant.mailbox.Account;
import sextant.mailbox.MailboxFixture;
import sextant.mailbox.Protocol;

/** Signing in against real accounts, and the devices that appear so. */
class AccountsTest {
    private static final String PASSWORD = "alice's secret";

    private final MailboxFixture mailbox = new MailboxFixture();
    private final Account alice = mailbox.account("alice");

    private Rig rig() throws Exception {
        return Rig.over(mailbox, route("/dav/**", Access.ACCOUNT, exchange -> {
            var device = exchange.device(Protocol.CALDAV, "key", "Some client");
            Rig.say(exchange, device.name());
        }));
    }

    private static int status(Rig rig, String password) throws Exception {
        return rig.get("/dav/", "Authorization", basic(ALICE, password), "User-Agent", "Client/1.0")
                .statusCode();
    }

    @Test
    void aChangedPasswordIsChangedForTheVeryNextRequest() throws Exception {
        try (var rig = rig()) {
            assertThat(status(rig, PASSWORD)).isEqualTo(200);
            assertThat(status(rig, "new secret")).isEqualTo(401);
            mailbox.accounts.setPassword(alice.id(), "new secret");
            assertThat(status(rig, PASSWORD)).isEqualTo(401);
            assertThat(status(rig, "new secret")).isEqualTo(200);
        }
    }

    @Test
    void aDisabledAccountIsShutForTheVeryNextRequest() throws Exception {
        try (var rig = rig()) {
            assertThat(status(rig, PASSWORD)).isEqualTo(200);
            mailbox.accounts.disable(alice.id());
            assertThat(status(rig, PASSWORD)).isEqualTo(401);
            mailbox.accounts.enable(alice.id());
            assertThat(status(rig, PASSWORD)).isEqualTo(200);
        }
    }

    @Test
    void anAccountThatIsMadeLaterCanSignIn() throws Exception {
        try (var rig = rig()) {
            String carol = basic("carol@example.org", "carol's secret");
            assertThat(rig.get("/dav/", "Authorization", carol).statusCode()).isEqualTo(401);
            mailbox.account("carol");
            assertThat(rig.get("/dav/", "Authorization", carol).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDevicePasswordIsAnIdentityAndEndsAlone() throws Exception {
        try (var rig = rig()) {
            var made = mailbox.accounts.createDevicePassword(alice.id(), "phone");
            assertThat(status(rig, made.secret())).isEqualTo(200);
            var rows = mailbox.devices.list(alice.id());
            assertThat(rows).hasSize(1);
            assertThat(rows.getFirst().client()).isEqualTo("Client/1.0");
            assertThat(rows.getFirst().credential()).contains(made.credential().id());
            mailbox.accounts.revoke(alice.id(), made.credential().id());
            assertThat(status(rig, made.secret())).isEqualTo(401);
            assertThat(status(rig, PASSWORD)).isEqualTo(200);
        }
    }

    @Test
    void aFailedSignInMakesNoDevice() throws Exception {
        try (var rig = rig()) {
            assertThat(status(rig, "wrong")).isEqualTo(401);
            assertThat(mailbox.devices.list(alice.id())).isEmpty();
        }
    }

    @Test
    void aBlockedDeviceIsRefused() throws Exception {
        try (var rig = rig()) {
            assertThat(status(rig, PASSWORD)).isEqualTo(200);
            var row = mailbox.devices.list(alice.id()).getFirst();
            mailbox.devices.block(alice.id(), row.id());
            assertThat(status(rig, PASSWORD)).isEqualTo(403);
        }
    }
}
