package sextant.server.config;

import java.util.Locale;
import java.util.Optional;

/** All settings there are, with their defaults: the only place that knows either. */
public enum Setting {
    HTTP_LISTEN(
            "http.listen",
            "127.0.0.1:8080",
            "Where to answer plain HTTP: HOST:PORT, or off. Anywhere but on this machine itself, passwords are only taken",
            "over HTTPS."),
    HTTPS_LISTEN("https.listen", "0.0.0.0:8443", "Where to answer HTTPS: HOST:PORT, or off."),
    HTTP_ORIGIN(
            "http.origin",
            "",
            "What people and devices type to reach this server, for example https://mail.example.org; set it behind a",
            "proxy. Empty: whatever name a request was sent to."),
    HTTP_TRUSTED_PROXIES(
            "http.trusted-proxies",
            "",
            "Proxies that tell the truth about their clients (X-Forwarded-For, -Proto, -Host): addresses or networks like",
            "192.0.2.0/24, separated by spaces."),
    HTTPS_CERTIFICATE(
            "https.certificate",
            "",
            "A PEM file with the certificate and its chain, and one with the private key (PKCS #8). Both are read again when",
            "they change. Empty: a self-signed certificate, made at the first start."),
    HTTPS_KEY("https.key", ""),
    MAIL_HOST(
            "mail.host",
            "",
            "What this server calls itself to other mail servers: the name its MX record points to. Empty: the machine's name."),
    SMTP_LISTEN(
            "smtp.listen",
            "off",
            "Where other servers bring mail for users of this one: HOST:PORT (usually 0.0.0.0:25), or off."),
    LMTP_LISTEN(
            "lmtp.listen",
            "off",
            "Where a mail server in front of this one (Postfix, for example) brings mail it has examined: HOST:PORT (for",
            "example 127.0.0.1:24), or off. Whoever reaches it is believed; let nobody else do so."),
    SUBMISSIONS_LISTEN(
            "submissions.listen",
            "off",
            "Where users' programs send mail, with TLS from the start: HOST:PORT (usually 0.0.0.0:465), or off."),
    SUBMISSION_LISTEN("submission.listen", "off", "The same with STARTTLS: HOST:PORT (usually 0.0.0.0:587), or off."),
    SMARTHOST(
            "smarthost.address",
            "",
            "Who takes mail for other servers: smtp://HOST:PORT, or smtps://HOST:PORT with TLS from the start. Empty: the",
            "servers of each domain are looked for (MX). With a user, TLS and a certificate that fits are demanded."),
    SMARTHOST_USER("smarthost.user", ""),
    SMARTHOST_PASSWORD("smarthost.password", ""),
    MAIL_DNS("mail.dns", "", "A name server to ask instead of the machine's own: HOST or HOST:PORT."),
    MAILBOX_QUOTA("mailbox.quota", "10g", "How much one mailbox may hold, in octets: k, m and g stand for 1024 each."),
    MAILBOX_TOMBSTONES(
            "mailbox.tombstones",
            "400d",
            "How long to remember what was removed. A device that was away for longer has to fetch everything anew."),
    MAILBOX_HISTORY(
            "mailbox.history", "30d", "How long to keep what was there before a change, so that it can be taken back."),
    LOG_LEVEL("log.level", "info", "How much to log to standard error: error, warn, info or debug.");

    private final String key;
    private final String initial;
    private final String help;

    Setting(String key, String initial, String... help) {
        this.key = key;
        this.initial = initial;
        this.help = String.join("\n", help);
    }

    /** Its name in the file, for example {@code http.listen}. */
    public String key() {
        return key;
    }

    /** What it is unless somebody sets it. */
    public String initial() {
        return initial;
    }

    /** What it means, in lines, for the comment in the file; empty if the setting before it says it. */
    public String help() {
        return help;
    }

    /** The environment variable that overrides it, for example {@code SEXTANT_HTTP_LISTEN}. */
    public String variable() {
        return "SEXTANT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether nobody is to see it. */
    public boolean isSecret() {
        return this == SMARTHOST_PASSWORD;
    }

    static Optional<Setting> named(String key) {
        for (var setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
