package sextant.server.cli;

import picocli.CommandLine.Command;

/** The group of commands about domains. */
@Command(
        name = "domain",
        description = "Adds and lists mail domains, with what to enter in their zones.",
        subcommands = {DomainAdd.class, DomainList.class, DomainCatchAll.class})
final class DomainCommand extends Group {}
