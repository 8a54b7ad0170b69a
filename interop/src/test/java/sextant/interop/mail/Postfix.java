package sextant.interop.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.testkit.Result;
import sextant.testkit.ServerProcess;

/** A real Postfix on loopback: everybody's smarthost, which hands each domain's mail over by LMTP. */
final class Postfix {
    private final Path folder;
    private final int port;

    /** Starts it. Its folder must be one that others can enter; transports are lines of its transport table. */
    Postfix(Path folder, String transports) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = ServerProcess.freePort();
        Files.createDirectories(folder.resolve("queue"));
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("transport"), transports);
        Files.writeString(folder.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file = /dev/stdout
                myhostname = postfix.example
                mydestination =
                mynetworks = 127.0.0.0/8
                inet_interfaces = loopback-only
                inet_protocols = ipv4
                relay_domains = example.org, elsewhere.example
                relay_recipient_maps =
                transport_maps = texthash:%1$s/transport
                smtpd_relay_restrictions = permit_mynetworks, reject
                smtp_dns_support_level = disabled
                smtp_tls_security_level = may
                minimal_backoff_time = 1s
                maximal_backoff_time = 2s
                queue_run_delay = 1s
                """.formatted(folder));
        Files.writeString(folder.resolve("master.cf"), """
                127.0.0.1:%d inet n - n - - smtpd
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 1 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                smtp unix - - n - - smtp
                relay unix - - n - - smtp
                showq unix n - n - - showq
                error unix - - n - - error
                retry unix - - n - - error
                lmtp unix - - n - - lmtp
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                tlsmgr unix - - n 1000? 1 tlsmgr
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port));
        Result.of(
                        new ProcessBuilder(
                                "chown", "-R", "postfix", folder.resolve("data").toString()),
                        "")
                .orFail();
        run("start").orFail();
        awaitListening();
    }

    private Result run(String command) throws IOException, InterruptedException {
        return Result.of(
                new ProcessBuilder("postfix", "-c", folder.toString(), command)
                        .redirectOutput(folder.resolve("log").toFile()),
                "");
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (var tries = 0; tries < 100; tries++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getInputStream().read();
                return;
            } catch (IOException notYet) {
                // another process is waited for, which tells nobody
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            }
        }
        throw new IOException("Postfix does not listen");
    }

    int port() {
        return port;
    }

    /** Ends it at once. */
    void close() throws IOException, InterruptedException {
        run("abort");
    }
}
