package sextant.server.cli;

import picocli.CommandLine.Command;

/** The group of commands about users. */
@Command(
        name = "user",
        description = "Adds, lists and removes users and sets their passwords.",
        subcommands = {UserAdd.class, UserList.class, UserPasswd.class, UserRemove.class})
final class UserCommand extends Group {}
