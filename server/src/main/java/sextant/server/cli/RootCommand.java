package sextant.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sextant} itself. */
@Command(
        name = "sextant",
        description = "A mailbox server that every device can sync with.",
        footer = {"", "Try it: sextant serve --demo", "Begin:  sextant serve", "Help:   sextant help COMMAND"},
        subcommands = {
            ServeCommand.class,
            UserCommand.class,
            DeviceCommand.class,
            DevicePasswordCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ConfigCommand.class,
            TrainCommand.class,
            HelpCommand.class
        })
final class RootCommand extends Group {}
