package sextant.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sextant.http.Network;
import sextant.mail.send.Route;

/** The settings, read and tested: a record for each area. */
public record Configuration(Http http, Mail mail, Mailboxes mailbox, Log log) {
    /**
     * How the server is reached by HTTP.
     *
     * @param plain where to answer without TLS
     * @param secure where to answer with TLS
     * @param origin scheme and authority as clients know them, without a slash at the end
     * @param trustedProxies whose word about their clients is taken
     * @param certificate the files of a certificate, if it is not the self-signed one
     */
    public record Http(
            Optional<Listen> plain,
            Optional<Listen> secure,
            Optional<String> origin,
            List<Network> trustedProxies,
            Optional<Certificate> certificate) {
        public Http {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /** A certificate with its chain, and its private key, in PEM files. */
    public record Certificate(Path chain, Path key) {}

    /**
     * How mail comes in and leaves.
     *
     * @param host what the server calls itself, if not by the machine's name
     * @param smtp where other servers bring mail
     * @param lmtp where a server in front of this one brings mail
     * @param submissions where users send mail, with TLS from the start
     * @param submission where users send mail, with STARTTLS
     * @param smarthost who takes mail for others
     * @param dns the name server to ask, if not the machine's own
     */
    public record Mail(
            Optional<String> host,
            Optional<Listen> smtp,
            Optional<Listen> lmtp,
            Optional<Listen> submissions,
            Optional<Listen> submission,
            Optional<Route> smarthost,
            Optional<String> dns) {}

    /**
     * What each mailbox may hold, and for how long it remembers what is no longer there.
     *
     * @param quota octets of all documents together
     * @param tombstones how long a device may be silent without having to start over
     * @param history how long earlier versions are kept
     */
    public record Mailboxes(long quota, Duration tombstones, Duration history) {}

    /** How much is logged: {@code error}, {@code warn}, {@code info} or {@code debug}. */
    public record Log(String level) {}

    private static final Set<String> LEVELS = Set.of("error", "warn", "info", "debug");
    private static final Map<Character, ChronoUnit> UNITS =
            Map.of('d', ChronoUnit.DAYS, 'h', ChronoUnit.HOURS, 'm', ChronoUnit.MINUTES, 's', ChronoUnit.SECONDS);
    private static final long MOST_UNITS = 1_000_000;

    /**
     * Reads all values.
     *
     * @param base the folder that relative file names start from
     * @throws ConfigurationException if one cannot be used
     */
    public static Configuration of(Values values, Path base) {
        return new Configuration(
                new Http(
                        listen(values, Setting.HTTP_LISTEN),
                        listen(values, Setting.HTTPS_LISTEN),
                        origin(values),
                        networks(values, Setting.HTTP_TRUSTED_PROXIES),
                        certificate(values, base)),
                mail(values),
                new Mailboxes(
                        size(values, Setting.MAILBOX_QUOTA),
                        duration(values, Setting.MAILBOX_TOMBSTONES),
                        duration(values, Setting.MAILBOX_HISTORY)),
                new Log(level(values)));
    }

    private static Mail mail(Values values) {
        return new Mail(
                nonEmpty(values.text(Setting.MAIL_HOST)),
                listen(values, Setting.SMTP_LISTEN),
                listen(values, Setting.LMTP_LISTEN),
                listen(values, Setting.SUBMISSIONS_LISTEN),
                listen(values, Setting.SUBMISSION_LISTEN),
                smarthost(values),
                nonEmpty(values.text(Setting.MAIL_DNS)));
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Route> smarthost(Values values) {
        var text = values.text(Setting.SMARTHOST);
        var user = values.text(Setting.SMARTHOST_USER);
        var password = values.text(Setting.SMARTHOST_PASSWORD);
        if (text.isEmpty()) {
            if (!user.isEmpty()) {
                throw values.wrong(Setting.SMARTHOST_USER, "a user needs smarthost.address, too");
            }
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            var secure = "smtps".equals(uri.getScheme());
            if ((secure || "smtp".equals(uri.getScheme())) && uri.getHost() != null && uri.getPort() > 0) {
                var host = uri.getHost().replace("[", "").replace("]", "");
                var credentials = user.isEmpty()
                        ? Optional.<Route.Credentials>empty()
                        : Optional.of(new Route.Credentials(user, password));
                return Optional.of(new Route(host, uri.getPort(), secure, credentials.isPresent(), credentials));
            }
        } catch (URISyntaxException e) {
            throw values.wrong(Setting.SMARTHOST, "it is not an address: " + e.getReason());
        }
        throw values.wrong(Setting.SMARTHOST, "it should be smtp://HOST:PORT or smtps://HOST:PORT");
    }

    private static Optional<Listen> listen(Values values, Setting setting) {
        try {
            return Listen.parse(values.text(setting));
        } catch (IllegalArgumentException e) {
            throw values.wrong(setting, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> origin(Values values) {
        var text = values.text(Setting.HTTP_ORIGIN);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return Optional.of(scheme + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT));
            }
        } catch (URISyntaxException e) {
            throw values.wrong(Setting.HTTP_ORIGIN, "it is not an address: " + e.getReason());
        }
        throw values.wrong(Setting.HTTP_ORIGIN, "it should be https:// and a host name, without a path");
    }

    private static Optional<Certificate> certificate(Values values, Path base) {
        var chain = values.text(Setting.HTTPS_CERTIFICATE);
        var key = values.text(Setting.HTTPS_KEY);
        if (chain.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (chain.isEmpty()) {
            throw values.wrong(Setting.HTTPS_KEY, "a key needs https.certificate, too");
        }
        if (key.isEmpty()) {
            throw values.wrong(Setting.HTTPS_CERTIFICATE, "a certificate needs https.key, too");
        }
        return Optional.of(new Certificate(base.resolve(chain), base.resolve(key)));
    }

    private static List<Network> networks(Values values, Setting setting) {
        try {
            return Stream.of(values.text(setting).replace(',', ' ').split(" ", -1))
                    .filter(word -> !word.isEmpty())
                    .map(Network::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw values.wrong(setting, "it should be addresses or networks, for example 192.0.2.1 2001:db8::/32");
        }
    }

    private static long size(Values values, Setting setting) {
        var text = values.text(setting).toLowerCase(Locale.ROOT);
        var unit = text.isEmpty() ? -1 : "kmg".indexOf(text.charAt(text.length() - 1));
        try {
            var count = Long.parseLong(unit < 0 ? text : text.substring(0, text.length() - 1));
            if (count > 0 && count <= MOST_UNITS * MOST_UNITS) {
                return Math.multiplyExact(count, 1L << (10 * (unit + 1)));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw values.wrong(setting, "it should be a number of octets, with k, m or g, for example 10g");
        }
        throw values.wrong(setting, "it should be a number of octets from 1, for example 10g");
    }

    private static Duration duration(Values values, Setting setting) {
        var text = values.text(setting);
        var unit = text.isEmpty() ? null : UNITS.get(text.charAt(text.length() - 1));
        if (unit != null) {
            try {
                var count = Long.parseLong(text.substring(0, text.length() - 1));
                if (count > 0 && count <= MOST_UNITS) {
                    return Duration.of(count, unit);
                }
            } catch (NumberFormatException e) {
                throw values.wrong(setting, "it should be a number and a unit, for example 400d or 12h");
            }
        }
        throw values.wrong(setting, "it should be a number from 1 and a unit (d, h, m or s), for example 400d");
    }

    private static String level(Values values) {
        var level = values.text(Setting.LOG_LEVEL).toLowerCase(Locale.ROOT);
        if (!LEVELS.contains(level)) {
            throw values.wrong(Setting.LOG_LEVEL, "it should be error, warn, info or debug");
        }
        return level;
    }
}
