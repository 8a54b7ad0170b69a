package sextant.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import sextant.http.Endpoint;
import sextant.http.Exchange;

/** The pages' style: readable on a phone, and in the dark. */
final class StyleSheet implements Endpoint {
    private static final byte[] STYLE = """
            :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fdfdfb; --line: #c9cdd3; --link: #0b57d0; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e4e6ea; --paper: #16191d; --line: #444a53; --link: #8ab4f8; }
            }
            body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 44rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.6rem; }
            h2 { font-size: 1.1rem; margin-top: 2rem; }
            a { color: var(--link); }
            code { overflow-wrap: anywhere; font-size: 0.95em; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: start; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); }
            td { overflow-wrap: anywhere; }
            time { white-space: nowrap; }
            """.getBytes(StandardCharsets.UTF_8);

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.set("X-Content-Type-Options", "nosniff");
        exchange.set("Cache-Control", "max-age=3600");
        exchange.answer(200, "text/css; charset=utf-8", STYLE);
    }
}
