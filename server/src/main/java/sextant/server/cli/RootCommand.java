package sextant.server.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sextant} itself. */
@Command(
        name = "sextant",
        description = "A mailbox server that every device can sync with.",
        footer = {"", "Try it: sextant serve --demo", "Begin:  sextant serve", "Help:   sextant help COMMAND"})
final class RootCommand extends Group {
    /** All commands, in the order help shows them. */
    private static final Map<String, Class<?>> COMMANDS = commands();

    private static Map<String, Class<?>> commands() {
        var commands = new LinkedHashMap<String, Class<?>>();
        commands.put("serve", ServeCommand.class);
        commands.put("user", UserCommand.class);
        commands.put("alias", AliasCommand.class);
        commands.put("domain", DomainCommand.class);
        commands.put("queue", QueueCommand.class);
        commands.put("device", DeviceCommand.class);
        commands.put("device-password", DevicePasswordCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("backup", BackupCommand.class);
        commands.put("restore", RestoreCommand.class);
        commands.put("config", ConfigCommand.class);
        commands.put("train", TrainCommand.class);
        commands.put("help", HelpCommand.class);
        return Collections.unmodifiableMap(commands);
    }

    /** The command that was typed, or all of them if none was: reading what each can do takes time at every start. */
    static Map<String, Class<?>> candidates(List<String> arguments) {
        var typed = arguments.isEmpty() ? null : COMMANDS.get(arguments.getFirst());
        return typed == null || typed == HelpCommand.class ? COMMANDS : Map.of(arguments.getFirst(), typed);
    }
}
