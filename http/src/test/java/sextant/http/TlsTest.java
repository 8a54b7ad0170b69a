package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.http.tls.PemFiles;
import sextant.http.tls.SelfSigned;

class TlsTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private SelfSigned first;
    private PemFiles files;

    @BeforeEach
    void makeCertificate() throws IOException {
        first = make();
        files = first.write(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
    }

    private static SelfSigned make() {
        return SelfSigned.make(List.of("localhost", "127.0.0.1"), Instant::now, RANDOM);
    }

    private Rig rig(Endpoint endpoint) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return Rig.of(
                HttpOptions.loopback().with(new HttpOptions.Secure(address, files)),
                new Route("/x", Set.of(), Access.PUBLIC, 10_000_000, endpoint),
                route("/in", Access.ACCOUNT, Rig::echo));
    }

    private static SSLContext trusting(SelfSigned... certificates) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (SelfSigned one : certificates) {
            store.setCertificateEntry(Integer.toString(store.size()), parse(one));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static X509Certificate parse(SelfSigned one) throws Exception {
        var in = new ByteArrayInputStream(one.certificate().getBytes(StandardCharsets.US_ASCII));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }

    private static HttpClient client(HttpClient.Version version, SelfSigned... trusted) throws Exception {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(trusting(trusted))
                .build();
    }

    private static URI uri(Rig rig, String path) {
        return URI.create("https://localhost:" + rig.server.securePort().orElseThrow() + path);
    }

    private static HttpResponse<String> get(HttpClient client, Rig rig, String path, String... fields)
            throws Exception {
        var request = HttpRequest.newBuilder(uri(rig, path));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void bothVersionsOfHttpAreSpoken(String name) throws Exception {
        var version = HttpClient.Version.valueOf(name);
        Endpoint endpoint = exchange -> Rig.say(
                exchange, exchange.origin() + " " + Thread.currentThread().isVirtual());
        try (var rig = rig(endpoint);
                var client = client(version, first)) {
            var answer = get(client, rig, "/x");
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.body())
                    .isEqualTo("https://localhost:" + uri(rig, "").getPort() + " true");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(get(client, rig, "/in").statusCode()).isEqualTo(401);
            assertThat(get(client, rig, "/in", "Authorization", basic(ALICE, "wonderland"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(client, rig, "/nowhere").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void largeBodiesPassOverHttp2InBothDirections() throws Exception {
        byte[] large = new byte[3_000_000];
        RANDOM.nextBytes(large);
        Endpoint mirror = exchange -> {
            try (var out = exchange.stream(200, "application/octet-stream")) {
                exchange.body().transferTo(out);
            }
        };
        try (var rig = rig(mirror);
                var client = client(HttpClient.Version.HTTP_2, first)) {
            var request = HttpRequest.newBuilder(uri(rig, "/x"))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(large))
                    .header("Authorization", basic(ALICE, "wonderland"))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(Arrays.equals(answer.body(), large)).isTrue();
        }
    }

    @Test
    void anHttp2AnswerThatFailsHalfWayIsBrokenOffAndTheConnectionLives() throws Exception {
        Endpoint endpoint = exchange -> {
            if (exchange.query().isPresent()) {
                Rig.say(exchange, "well");
                return;
            }
            try (var out = exchange.stream(200, "application/octet-stream")) {
                out.write(new byte[100_000]);
                out.flush();
                throw new IllegalStateException("half way");
            }
        };
        try (var rig = rig(endpoint);
                var client = client(HttpClient.Version.HTTP_2, first)) {
            assertThatThrownBy(() -> get(client, rig, "/x")).isInstanceOf(IOException.class);
            assertThat(get(client, rig, "/x?again").body()).isEqualTo("well");
        }
    }

    @Test
    void aRefusedHttp2UploadIsAnswered() throws Exception {
        try (var rig = rig(Rig::echo);
                var client = client(HttpClient.Version.HTTP_2, first)) {
            var request = HttpRequest.newBuilder(uri(rig, "/in"))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[2_000_000]))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(get(client, rig, "/x").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void twoVersionsOfTlsAreSpoken(String version) throws Exception {
        try (var rig = rig(Rig::echo);
                var socket = socket(rig)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
                "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
            })
    void weakCiphersAreNot(String suite) throws Exception {
        try (var rig = rig(Rig::echo);
                var socket = socket(rig)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    private SSLSocket socket(Rig rig) throws Exception {
        return (SSLSocket) trusting(first)
                .getSocketFactory()
                .createSocket("localhost", rig.server.securePort().orElseThrow());
    }

    @Test
    void aRenewedCertificateIsShownWithinAMinuteWhileConnectionsGoOn() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Endpoint endpoint = exchange -> {
            if (exchange.query().isPresent()) {
                begun.countDown();
                Rig.await(go);
            }
            Rig.say(exchange, "well");
        };
        try (var rig = rig(endpoint);
                var before = client(HttpClient.Version.HTTP_1_1, first)) {
            var held = before.sendAsync(
                    HttpRequest.newBuilder(uri(rig, "/x?hold")).build(), HttpResponse.BodyHandlers.ofString());
            begun.await();
            var second = make();
            second.write(files.certificate(), files.key());
            rig.time.advance(Duration.ofMinutes(1));
            try (var after = client(HttpClient.Version.HTTP_1_1, second)) {
                assertThat(get(after, rig, "/x").body()).isEqualTo("well");
            }
            go.countDown();
            assertThat(held.get().body()).isEqualTo("well");
        }
    }

    @Test
    void aRenewedCertificateThatCannotBeUsedIsNotShown() throws Exception {
        try (var rig = rig(Rig::echo)) {
            Files.writeString(files.key(), make().key());
            rig.time.advance(Duration.ofMinutes(1));
            assertThatThrownBy(rig.server::reloadCertificate)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not the one of the certificate in");
            try (var client = client(HttpClient.Version.HTTP_1_1, first)) {
                assertThat(get(client, rig, "/x").statusCode()).isEqualTo(200);
            }
            Files.writeString(files.key(), first.key());
            rig.server.reloadCertificate();
            try (var client = client(HttpClient.Version.HTTP_1_1, first)) {
                assertThat(get(client, rig, "/x").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aSelfSignedCertificateSaysWhatDevicesLookAt() throws Exception {
        var certificate = parse(first);
        certificate.checkValidity();
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(825));
        assertThat(first.toString()).doesNotContain("PRIVATE KEY");
    }

    @Test
    void theKeyFileIsForItsOwnerAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
                .isEqualTo("rw-------");
    }

    @Test
    void aMissingOrEmptyFileIsNamed() throws Exception {
        Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> new PemFiles(folder.resolve("empty.pem"), files.key()).load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("empty.pem");
        assertThatThrownBy(() -> new PemFiles(files.certificate(), folder.resolve("empty.pem")).load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("empty.pem");
        assertThatThrownBy(() -> new PemFiles(files.certificate(), folder.resolve("none.pem")).load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.pem");
    }
}
