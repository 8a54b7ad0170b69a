package sextant.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sextant.http.Exchange;

/** The templates, which were compiled when the product was built; each is loaded at its first use. */
public final class Templates {
    private static final String COMPILED = "sextant.web.templates";

    /**
     * Nothing but our own style sheet, scripts and pictures is loaded, no script stands in a page, forms go nowhere else,
     * and nobody frames a page (CSP Level 3).
     */
    public static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private volatile @Nullable TemplateEngine engine;

    /** Answers with a page made of a template and what it shows. */
    public void answer(Exchange exchange, int status, String template, Object view) throws IOException {
        var page = new Utf8ByteOutput();
        engine().render(template + ".jte", view, page);
        protect(exchange);
        exchange.answer(status, "text/html; charset=utf-8", page.toByteArray());
    }

    /** Sets the fields that every page has. */
    public static void protect(Exchange exchange) {
        exchange.set("Content-Security-Policy", POLICY);
        exchange.set("Referrer-Policy", "same-origin");
        exchange.set("Cross-Origin-Opener-Policy", "same-origin");
        exchange.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        exchange.set("Cache-Control", "no-store");
    }

    private TemplateEngine engine() {
        var ready = engine;
        if (ready == null) {
            // Two threads may make one each at the same time: no harm, they hold no state but loaded classes.
            ready = TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Templates.class.getClassLoader(), COMPILED);
            engine = ready;
        }
        return ready;
    }
}
