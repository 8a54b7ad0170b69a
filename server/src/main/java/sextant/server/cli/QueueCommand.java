package sextant.server.cli;

import picocli.CommandLine.Command;

/** The group of commands about mail that is on its way out. */
@Command(
        name = "queue",
        description = "Shows mail that is on its way to other servers, tries it again, or drops it.",
        subcommands = {QueueList.class, QueueRetry.class, QueueDrop.class})
final class QueueCommand extends Group {}
