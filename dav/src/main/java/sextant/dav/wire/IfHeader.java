package sextant.dav.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The header field {@code If} (RFC 4918 10.4): lists of conditions, of which one must hold.
 *
 * @param lists as sent; empty if there is no such field
 */
public record IfHeader(List<Conditions> lists) {
    public static final IfHeader NONE = new IfHeader(List.of());

    /** More than any client sends. */
    private static final int MOST = 200;

    public IfHeader {
        lists = List.copyOf(lists);
    }

    /**
     * A list: all of it must hold of one resource.
     *
     * @param tag the resource, as an href; empty for the one the request goes to
     */
    public record Conditions(Optional<String> tag, List<Test> tests) {
        public Conditions {
            tests = List.copyOf(tests);
        }
    }

    /** One condition. */
    public sealed interface Test {
        /** Whether its opposite is meant. */
        boolean not();
    }

    /** The resource is locked by this token. */
    public record Token(boolean not, String uri) implements Test {}

    /**
     * The resource has this entity tag.
     *
     * @param opaque without its quotes
     */
    public record Tag(boolean not, String opaque, boolean weak) implements Test {}

    /**
     * Reads the field.
     *
     * @throws DavError with 400 if it does not have the syntax
     */
    public static IfHeader parse(String field) {
        return new Reading(field).lists();
    }

    /** The tokens in it: what the client shows that it has (RFC 4918 7.5). */
    public Set<String> tokens() {
        var tokens = new LinkedHashSet<String>();
        for (var list : lists) {
            for (var test : list.tests()) {
                if (test instanceof Token token) {
                    tokens.add(token.uri());
                }
            }
        }
        return tokens;
    }

    /** One pass over the field. */
    private static final class Reading {
        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        IfHeader lists() {
            var lists = new ArrayList<Conditions>();
            Optional<String> tag = Optional.empty();
            var sinceTag = 0;
            skip();
            while (at < text.length()) {
                if (text.charAt(at) == '<') {
                    // RFC 4918 10.4.2: tagged lists or untagged ones, not both
                    var mixed = tag.isEmpty() && !lists.isEmpty();
                    if (mixed || (tag.isPresent() && sinceTag == 0)) {
                        throw broken();
                    }
                    tag = Optional.of(upTo('>'));
                    sinceTag = 0;
                } else {
                    lists.add(new Conditions(tag, tests()));
                    sinceTag++;
                }
                if (lists.size() > MOST) {
                    throw broken();
                }
                skip();
            }
            if (sinceTag == 0) {
                throw broken();
            }
            return new IfHeader(lists);
        }

        private List<Test> tests() {
            expect('(');
            var tests = new ArrayList<Test>();
            skip();
            while (peek() != ')') {
                var not = text.regionMatches(true, at, "Not", 0, 3);
                if (not) {
                    at += 3;
                    skip();
                }
                tests.add(peek() == '[' ? tag(not) : new Token(not, upTo('>')));
                if (tests.size() > MOST) {
                    throw broken();
                }
                skip();
            }
            expect(')');
            if (tests.isEmpty()) {
                throw broken();
            }
            return tests;
        }

        private Tag tag(boolean not) {
            expect('[');
            var weak = text.startsWith("W/", at);
            if (weak) {
                at += 2;
            }
            expect('"');
            var end = text.indexOf('"', at);
            if (end < 0) {
                throw broken();
            }
            var opaque = text.substring(at, end);
            at = end + 1;
            expect(']');
            return new Tag(not, opaque, weak);
        }

        /** What stands between a {@code <} and the given sign. */
        private String upTo(char sign) {
            expect('<');
            var end = text.indexOf(sign, at);
            if (end <= at) {
                throw broken();
            }
            var inside = text.substring(at, end);
            at = end + 1;
            return inside;
        }

        private char peek() {
            if (at >= text.length()) {
                throw broken();
            }
            return text.charAt(at);
        }

        private void expect(char sign) {
            if (peek() != sign) {
                throw broken();
            }
            at++;
        }

        private void skip() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        private static DavError broken() {
            return DavError.of(400, "The If field is not as RFC 4918 10.4 has it");
        }
    }
}
