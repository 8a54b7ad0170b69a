package sextant.server.cli;

import picocli.CommandLine.Command;

/** The group of commands about synchronized devices. */
@Command(
        name = "device",
        description = "Lists and removes synchronized devices.",
        subcommands = {DeviceList.class, DeviceRemove.class})
final class DeviceCommand extends Group {}
