package sextant.server.cli;

import picocli.CommandLine.Command;

/** The group of commands about device passwords. */
@Command(
        name = "device-password",
        description = "Makes, lists and revokes passwords for single devices.",
        subcommands = {DevicePasswordAdd.class, DevicePasswordList.class, DevicePasswordRevoke.class})
final class DevicePasswordCommand extends Group {}
