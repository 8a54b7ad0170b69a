package sextant.server.cli;

import picocli.CommandLine.Command;

/** The group of commands about aliases. */
@Command(
        name = "alias",
        description = "Adds, lists and removes further addresses of users.",
        subcommands = {AliasAdd.class, AliasList.class, AliasRemove.class})
final class AliasCommand extends Group {}
