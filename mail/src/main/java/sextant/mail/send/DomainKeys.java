package sextant.mail.send;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import sextant.content.Document;
import sextant.mailbox.Domain;

/** The keys domains sign with (RFC 6376), kept in their settings, and the records others find them by. */
public final class DomainKeys {
    private static final String SELECTOR = "dkim.selector";
    private static final String KEY = "dkim.key";
    // RFC 8301 3.2
    private static final int BITS = 2048;
    private static final int TXT = 250;
    private static final String FIELDS = "from:from:reply-to:to:cc:subject:date:message-id:in-reply-to:references"
            + ":mime-version:content-type:content-transfer-encoding";

    private DomainKeys() {}

    /** The domain with a key; the same if it has one. */
    public static Domain withKey(Domain domain, String selector, SecureRandom random) {
        if (domain.settings().get(KEY).isPresent()) {
            return domain;
        }
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            var key = generator.generateKeyPair().getPrivate().getEncoded();
            return new Domain(
                    domain.name(),
                    domain.settings()
                            .with(SELECTOR, selector)
                            .with(KEY, Base64.getEncoder().encodeToString(key)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has RSA", e);
        }
    }

    /** The name of the record that holds the public key; empty if there is no key. */
    public static Optional<String> recordName(Domain domain) {
        return domain.settings().get(SELECTOR).map(selector -> selector + "._domainkey." + domain.name());
    }

    /** The value of that record (RFC 6376 3.6.1). */
    public static Optional<String> record(Domain domain) {
        return key(domain).map(key -> {
            try {
                var both = (RSAPrivateCrtKey) key;
                var spec = new RSAPublicKeySpec(both.getModulus(), both.getPublicExponent());
                var encoded = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
                return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(encoded);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key of " + domain.name() + " cannot be used", e);
            }
        });
    }

    /** The record's value as strings of a zone file, none of which is too long for one. */
    public static String quoted(String value) {
        var strings = new ArrayList<String>();
        for (var at = 0; at < value.length(); at += TXT) {
            strings.add("\"" + value.substring(at, Math.min(value.length(), at + TXT)) + "\"");
        }
        return String.join(" ", strings);
    }

    private static Optional<PrivateKey> key(Domain domain) {
        return domain.settings().get(KEY).map(encoded -> {
            try {
                return KeyFactory.getInstance("RSA")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key of " + domain.name() + " cannot be used", e);
            }
        });
    }

    /** The signature field of a message, without its line end; none if the domain has no key. */
    static List<String> sign(Domain domain, Document message) throws IOException {
        var key = key(domain);
        if (key.isEmpty()) {
            return List.of();
        }
        var template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain.name() + "; s="
                + domain.settings().get(SELECTOR).orElse("sextant") + "; h=" + FIELDS + "; bh=; b=;";
        try (var octets = message.open()) {
            // relaxed canonicalization takes a folded line for a space (RFC 6376 3.4.2)
            return List.of(new DKIMSigner(template, key.get()).sign(octets).replace("; ", ";\r\n\t"));
        } catch (FailException e) {
            throw new IOException("the message cannot be signed", e);
        }
    }
}
