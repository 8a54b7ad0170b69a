package sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static sextant.http.Rig.ALICE;
import static sextant.http.Rig.basic;
import static sextant.http.Rig.route;

import org.junit.jupiter.api.Test;

class HttpServerTest {
    @Test
    void aRequestReachesItsEndpointOnAVirtualThread() throws Exception {
        Endpoint endpoint = exchange ->
                Rig.say(exchange, Boolean.toString(Thread.currentThread().isVirtual()));
        try (var rig = Rig.of(route("/thread", Access.PUBLIC, endpoint))) {
            var answer = rig.get("/thread");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("true");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Date")).contains("Sun, 01 Mar 2026 08:00:00 GMT");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void methodsOfWebDavPass() throws Exception {
        try (var rig = Rig.of(route("/dav/**", Access.ACCOUNT, Rig::echo))) {
            for (String method : new String[] {"PROPFIND", "REPORT", "MKCALENDAR", "MKCOL", "ACL", "OPTIONS", "LOCK"}) {
                var answer = rig.send(method, "/dav/a%20b", "<x/>", "Authorization", basic(ALICE, "wonderland"));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(method + " /dav/a%20b\n[dav, a b]\nby " + ALICE + "\nbody <x/>");
            }
            assertThat(rig.verified).hasValue(1);
        }
    }

    @Test
    void withoutCredentialsTheOneRealmIsAskedFor() throws Exception {
        try (var rig = Rig.of(route("/dav/**", Access.ACCOUNT, Rig::echo))) {
            var answer = rig.get("/dav/");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .contains("Basic realm=\"Sextant\", charset=\"UTF-8\"");
        }
    }

    @Test
    void whatTheTableDoesNotNameDoesNotExist() throws Exception {
        try (var rig = Rig.of(route("/a", Access.PUBLIC, Rig::echo, "GET", "POST"))) {
            assertThat(rig.get("/b").statusCode()).isEqualTo(404);
            assertThat(rig.get("/a/b").statusCode()).isEqualTo(404);
            var wrong = rig.send("DELETE", "/a", "");
            assertThat(wrong.statusCode()).isEqualTo(405);
            assertThat(wrong.headers().firstValue("Allow")).contains("GET, HEAD, POST");
        }
    }
}
