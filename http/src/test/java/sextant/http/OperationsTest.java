package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ADMIN;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsTest {
    @Test
    void healthIsForAnybody() throws Exception {
        try (var rig = Rig.of()) {
            var answer = rig.get("/health");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("ready\n");
        }
    }

    @Test
    void aServerThatIsNotReadySaysSo() throws Exception {
        var operations = new Operations();
        assertThat(operations.isReady()).isFalse();
        operations.ready();
        assertThat(operations.isReady()).isTrue();
        operations.stopping();
        assertThat(operations.isReady()).isFalse();
        operations.ready();
        assertThat(operations.isReady()).as("there is no way back").isFalse();
    }

    @Test
    void whatHappensIsCounted() throws Exception {
        try (var rig = Rig.of(route("/dav/**", Access.ACCOUNT, Rig::echo))) {
            rig.send("PROPFIND", "/dav/a", "", "Authorization", basic(ALICE, "wonderland"));
            rig.send("PROPFIND", "/dav/b", "", "Authorization", basic(ALICE, "wonderland"));
            rig.send("MADEUP", "/dav/b", "", "Authorization", basic(ALICE, "wonderland"));
            rig.get("/dav/", "Authorization", basic(ALICE, "x"));
            rig.get("/made/up");
            var answer = rig.get("/metrics");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain; version=");
            assertThat(answer.body())
                    .contains("sextant_http_requests_total{method=\"PROPFIND\",route=\"/dav/**\",status=\"200\"} 2.0\n")
                    .contains("sextant_http_requests_total{method=\"other\",route=\"/dav/**\",status=\"200\"} 1.0\n")
                    .contains("sextant_http_requests_total{method=\"GET\",route=\"/dav/**\",status=\"401\"} 1.0\n")
                    .contains("sextant_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1.0\n")
                    .contains("sextant_http_request_seconds_bucket{route=\"/dav/**\",le=\"0.001\"} 4\n")
                    .contains("sextant_signin_failures_total 1.0\n")
                    .contains("sextant_http_connections 1.0\n")
                    .contains("sextant_http_requests_running 1.0\n");
        }
    }

    @Test
    void metricsCanBeForAdministrators() throws Exception {
        var rows = new Operations().routes(Access.ADMINISTRATOR);
        try (var rig =
                Rig.of(route("/figures", rows.getLast().access(), rows.getLast().endpoint()))) {
            assertThat(rig.get("/figures").statusCode()).isEqualTo(401);
            assertThat(rig.get("/figures", "Authorization", basic(ADMIN, "root"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(rows.stream().map(Route::pattern)).isEqualTo(List.of("/health", "/metrics"));
    }
}
