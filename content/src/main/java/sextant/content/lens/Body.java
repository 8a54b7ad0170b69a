package sextant.content.lens;

import java.util.Optional;
import sextant.content.line.Component;
import sextant.content.line.Property;

/**
 * A body that is kept as plain text and, where its author wrote one, as HTML beside it. A plain text that says something
 * else than the HTML drops the HTML; one that says the same leaves it. HTML that is written brings its plain text with it.
 */
public final class Body {
    private static final Spelling STYLED = Spelling.of("STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html")
            .matching((item, line) -> isHtml(line) ? 1 : 0);
    private static final Spelling ALTERNATIVE =
            Spelling.of("X-ALT-DESC;FMTTYPE=text/html").matching((item, line) -> isHtml(line) ? 1 : 0);

    private final LineLens<String> text;
    private final LineLens<String> markup;

    /**
     * A body.
     *
     * @param plainField name of the field for the plain text
     * @param htmlField name of the field for the HTML
     * @param plainLine name of the line that holds the plain text: NOTE, DESCRIPTION
     */
    public Body(String plainField, String htmlField, String plainLine) {
        this.text = LineLens.of(
                plainField, Slot.of(plainLine.equals("NOTE") ? "note" : "description", plainLine), Codecs.text());
        this.markup = LineLens.of(htmlField, Slot.of("html", ALTERNATIVE).alias(STYLED), Codecs.text());
    }

    private static boolean isHtml(Property line) {
        return line.hasParameter("FMTTYPE", "text/html");
    }

    /** The plain text. */
    public Lens<String> plain() {
        return new Lens<>() {
            @Override
            public String field() {
                return text.field();
            }

            @Override
            public Class<?> type() {
                return String.class;
            }

            @Override
            public Optional<String> get(Component item) {
                return text.get(item);
            }

            @Override
            public void set(Component item, String value) {
                String wanted = Texts.normal(value);
                if (text.get(item).orElse("").equals(wanted)) {
                    return;
                }
                text.set(item, wanted);
                dropStale(item);
            }

            @Override
            public void clear(Component item) {
                if (text.get(item).isPresent()) {
                    text.clear(item);
                    dropStale(item);
                }
            }
        };
    }

    private void dropStale(Component item) {
        String plain = text.get(item).orElse("");
        if (markup.get(item).filter(html -> !HtmlText.same(html, plain)).isPresent()) {
            markup.clear(item);
        }
        // Thunderbird keeps its HTML in a data URI on the plain line
        for (Property line : text.lines(item)) {
            if (line.parameter("ALTREP")
                    .filter(uri -> uri.startsWith("data:text/html"))
                    .isPresent()) {
                item.replace(line, line.withoutParameter("ALTREP"));
            }
        }
    }

    /** The HTML. */
    public Lens<String> html() {
        return new Lens<>() {
            @Override
            public String field() {
                return markup.field();
            }

            @Override
            public Class<?> type() {
                return String.class;
            }

            @Override
            public Optional<String> get(Component item) {
                return markup.get(item);
            }

            @Override
            public void set(Component item, String value) {
                String wanted = Texts.normal(value);
                if (markup.get(item).orElse("").equals(wanted)) {
                    return;
                }
                markup.set(item, wanted);
                if (!wanted.isEmpty() && !HtmlText.same(wanted, text.get(item).orElse(""))) {
                    text.set(item, HtmlText.of(wanted));
                }
            }

            @Override
            public void clear(Component item) {
                markup.clear(item);
            }
        };
    }
}
