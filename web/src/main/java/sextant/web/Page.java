package sextant.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import sextant.http.Exchange;

/** A page: a title, and the rest of it as HTML in which every foreign text went through {@link #escape}. */
record Page(String title, String body) {
    // Nothing but our own style sheet is loaded; no script runs; nobody frames the page (CSP Level 3).
    static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    void answer(Exchange exchange) throws IOException {
        exchange.set("Content-Security-Policy", POLICY);
        exchange.set("X-Content-Type-Options", "nosniff");
        exchange.set("Referrer-Policy", "no-referrer");
        exchange.set("Cache-Control", "no-store");
        var title = escape(this.title);
        exchange.answer(200, "text/html; charset=utf-8", """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s - Sextant</title>
            <link rel="stylesheet" href="/style.css">
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s</main>
            </body>
            </html>
            """.formatted(title, title, body)
                .getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A text as HTML, in an element or in a quoted attribute. Characters that HTML does not allow, and those that turn
     * the direction of what follows, become U+FFFD.
     */
    static String escape(String text) {
        var html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(isHarmless(c) ? c : 0xFFFD);
            }
        });
        return html.toString();
    }

    private static boolean isHarmless(int c) {
        var control = Character.isISOControl(c) && c != '\n' && c != '\t';
        var surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        var nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        var turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !surrogate && !nonCharacter && !turnsDirection;
    }
}
