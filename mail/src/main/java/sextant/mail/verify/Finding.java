package sextant.mail.verify;

/**
 * What one method found (RFC 8601 2.2).
 *
 * @param method {@code spf}, {@code dkim} or {@code dmarc}
 * @param result the method's own word, for example {@code pass}
 * @param properties what was looked at, for example {@code smtp.mailfrom=example.org}; may be empty
 * @param domain whom it speaks for, in lower case; empty if for nobody
 */
record Finding(String method, String result, String properties, String domain) {
    boolean isPass() {
        return result.equals("pass");
    }

    String text() {
        return method + "=" + result + (properties.isEmpty() ? "" : " " + properties);
    }
}
