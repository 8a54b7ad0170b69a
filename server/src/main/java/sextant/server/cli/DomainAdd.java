package sextant.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sextant.mail.send.DomainKeys;
import sextant.mailbox.Domain;
import sextant.server.Services;
import sextant.server.World;

/** {@code domain add DOMAIN [--host NAME] [--selector NAME]}. */
@Command(
        name = "add",
        description = {
            "Adds a domain, makes the key its mail is signed with (DKIM), and prints what to enter in its zone.",
            "A domain that is there keeps its key; what to enter is printed again."
        })
final class DomainAdd extends StoreCommand {
    @Parameters(paramLabel = "DOMAIN", description = "What stands behind the @, for example example.org.")
    private String name = "";

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "",
            description = "What this server is called on the Internet; the machine's name, if not given.")
    private String host = "";

    @Option(
            names = "--selector",
            paramLabel = "NAME",
            defaultValue = "sextant",
            description = "What a new key is called in the zone; \"sextant\", if not given.")
    private String selector = "sextant";

    DomainAdd(Session session) {
        super(session);
    }

    @Override
    void prepare() {
        if (selector.isEmpty()
                || !selector.chars().allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || c == '-')) {
            throw Failure.usage("A selector is letters, digits and hyphens.");
        }
    }

    @Override
    ExitCode run(Services services) {
        var added = services.accounts().addDomain(name);
        var keys = World.keys();
        var domain = services.accounts()
                .changeDomain(
                        added.name(),
                        settings -> DomainKeys.withKey(new Domain(added.name(), settings), selector, keys)
                                .settings());
        var server = host.isEmpty() ? Hosts.own().getFirst() : host;
        say("; Enter this in the zone of " + domain.name() + ":");
        say(domain.name() + ".\tIN MX\t10 " + server + ".");
        say(domain.name() + ".\tIN TXT\t\"v=spf1 mx -all\"");
        say(DomainKeys.recordName(domain).orElseThrow() + ".\tIN TXT\t"
                + DomainKeys.quoted(DomainKeys.record(domain).orElseThrow()));
        say("_dmarc." + domain.name() + ".\tIN TXT\t\"v=DMARC1; p=quarantine; rua=mailto:postmaster@" + domain.name()
                + "\"");
        say("_submissions._tcp." + domain.name() + ".\tIN SRV\t0 1 465 " + server + ".");
        say("_caldavs._tcp." + domain.name() + ".\tIN SRV\t0 1 443 " + server + ".");
        say("_carddavs._tcp." + domain.name() + ".\tIN SRV\t0 1 443 " + server + ".");
        return ExitCode.DONE;
    }
}
