package sextant.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Cyrus of Debian's packages {@code cyrus-imapd cyrus-caldav cyrus-clients cyrus-admin sasl2-bin libsasl2-modules
 * libsasl2-modules-db}; only root can start it.
 */
final class Cyrus {
    private static final String MASTER = "/usr/sbin/cyrmaster";

    private static final String CONFIGURATION = """
            configdirectory: FOLDER/conf
            proc_path: FOLDER/conf/proc
            mboxname_lockpath: FOLDER/conf/lock
            defaultpartition: default
            partition-default: FOLDER/spool
            admins: cyrus
            sasl_pwcheck_method: auxprop
            sasl_auxprop_plugin: sasldb
            sasl_sasldb_path: FOLDER/sasldb2
            sasl_mech_list: PLAIN LOGIN
            allowplaintext: yes
            tls_required: no
            httpallowcompress: no
            httpmodules: caldav carddav
            httpkeepalive: 20
            altnamespace: yes
            unixhierarchysep: yes
            virtdomains: off
            caldav_create_default: yes
            caldav_create_sched: no
            caldav_allowscheduling: off
            idlesocket: FOLDER/conf/socket/idle
            lmtpsocket: FOLDER/conf/socket/lmtp
            notifysocket: FOLDER/conf/socket/notify
            """;

    private static final String SERVICES = """
            START {
              recover cmd="/usr/sbin/cyrus ctl_cyrusdb -C FOLDER/imapd.conf -r"
            }
            SERVICES {
              http cmd="httpd -C FOLDER/imapd.conf -U 1000000" listen="127.0.0.1:HTTP_PORT" prefork=2 maxchild=100
              imap cmd="imapd -C FOLDER/imapd.conf" listen="127.0.0.1:IMAP_PORT" prefork=0 maxchild=5
            }
            EVENTS {
            }
            """;

    private Cyrus() {}

    static boolean isInstalled() {
        return Files.isExecutable(Path.of(MASTER)) && Running.isInstalled("saslpasswd2");
    }

    static Subject start(Path folder) throws IOException {
        var port = Running.freePort();
        var imap = Running.freePort();
        for (var part : List.of("conf/proc", "conf/socket", "conf/db", "conf/log", "spool")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(folder.resolve("imapd.conf"), CONFIGURATION.replace("FOLDER", folder.toString()));
        Files.writeString(
                folder.resolve("cyrus.conf"),
                SERVICES.replace("FOLDER", folder.toString())
                        .replace("HTTP_PORT", Integer.toString(port))
                        .replace("IMAP_PORT", Integer.toString(imap)));
        password(folder, "bench", "benchpw");
        password(folder, "cyrus", "cyruspw");
        Running.run(folder, "", List.of("chown", "-R", "cyrus:mail", folder.toString()));
        var running = Running.start(
                folder,
                port,
                List.of(
                        MASTER,
                        "-C",
                        folder.resolve("imapd.conf").toString(),
                        "-M",
                        folder.resolve("cyrus.conf").toString(),
                        "-p",
                        folder.resolve("master.pid").toString()));
        createUser(imap);
        return new Subject(
                "Cyrus",
                running,
                port,
                "bench",
                "benchpw",
                "/dav/calendars/user/bench/",
                "/dav/addressbooks/user/bench/",
                Optional.empty());
    }

    private static void password(Path folder, String user, String password) throws IOException {
        var realm = InetAddress.getLocalHost().getHostName();
        Running.run(
                folder,
                password + "\n",
                List.of(
                        "saslpasswd2",
                        "-p",
                        "-c",
                        "-f",
                        folder.resolve("sasldb2").toString(),
                        "-u",
                        realm,
                        user));
    }

    /** By IMAP, as its administrators do. */
    private static void createUser(int imap) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), imap)) {
            socket.getOutputStream()
                    .write("1 LOGIN cyrus cyruspw\r\n2 CREATE user/bench\r\n3 LOGOUT\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!said.contains("1 OK") || !said.contains("2 OK")) {
                throw new IOException(said);
            }
        }
    }
}
