package sextant.http.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * A certificate chain and its private key in two PEM files, as certificate authorities and their tools leave them.
 *
 * @param certificate the server's certificate first, then those that vouch for it
 * @param key PKCS #8, PKCS #1 or SEC 1, without a password
 */
public record PemFiles(Path certificate, Path key) implements CertificateSource {
    private static final byte[] PROBE = "do certificate and key belong together?".getBytes(StandardCharsets.US_ASCII);

    @Override
    public KeyStore load() throws IOException {
        try {
            Certificate[] chain = chain();
            PrivateKey secret = secret();
            if (!belongTogether(chain[0].getPublicKey(), secret)) {
                throw new IOException("The key in " + key + " is not the one of the certificate in " + certificate);
            }
            // it never leaves the memory: PKCS #12 would encrypt the key dearly, at every start
            var store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.setKeyEntry("server", secret, PASSWORD.toCharArray(), chain);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate in " + certificate + " cannot be used: " + e.getMessage(), e);
        }
    }

    private Certificate[] chain() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(certificate)) {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (chain.isEmpty()) {
                throw new IOException("There is no certificate in " + certificate);
            }
            return chain.toArray(Certificate[]::new);
        }
    }

    private PrivateKey secret() throws IOException {
        try (var parser = new PEMParser(Files.newBufferedReader(key))) {
            var converter = new JcaPEMKeyConverter();
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                if (block instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (block instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
            throw new IOException("There is no private key without a password in " + key);
        }
    }

    private static boolean belongTogether(PublicKey shown, PrivateKey secret) throws GeneralSecurityException {
        String algorithm = switch (secret.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> secret.getAlgorithm();
        };
        if (!shown.getAlgorithm().equals(secret.getAlgorithm())) {
            return false;
        }
        var signing = Signature.getInstance(algorithm);
        signing.initSign(secret);
        signing.update(PROBE);
        byte[] signature = signing.sign();
        var verifying = Signature.getInstance(algorithm);
        verifying.initVerify(shown);
        verifying.update(PROBE);
        return verifying.verify(signature);
    }

    @Override
    public String version() {
        return stamp(certificate) + " " + stamp(key);
    }

    private static String stamp(Path file) {
        try {
            // Tools that renew certificates often move a link to another file.
            Path real = file.toRealPath();
            return real + "@" + Files.getLastModifiedTime(real).toMillis() + "+" + Files.size(real);
        } catch (IOException missing) {
            return "missing";
        }
    }
}
