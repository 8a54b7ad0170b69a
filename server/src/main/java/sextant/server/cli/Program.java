package sextant.server.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import sextant.server.Services;
import sextant.server.World;
import sextant.server.control.Terminal;

/** Runs command lines. Safe for use by any number of threads, each with a terminal of its own. */
public final class Program {
    private static final int WIDTH = 110;

    private final World world;
    private final Map<String, String> environment;

    /**
     * A program in a world.
     *
     * @param environment the variables of the process
     */
    public Program(World world, Map<String, String> environment) {
        this.world = world;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs a command to its end. It never throws: what goes wrong is told on the terminal.
     *
     * @return 0 if it did what it was asked to, 1 if not, 2 if it was asked wrongly
     */
    public int run(List<String> arguments, Terminal terminal) {
        return run(arguments, terminal, Optional.empty());
    }

    /** Like {@link #run(List, Terminal)}, in the server that has these services open. */
    public int run(List<String> arguments, Terminal terminal, Optional<Services> running) {
        var session = new Session(List.copyOf(arguments), terminal, world, environment, running);
        var commands = new Commands(session);
        var line = new CommandLine(RootCommand.class, commands);
        RootCommand.candidates(arguments)
                .forEach((name, command) -> line.addSubcommand(name, new CommandLine(command, commands)));
        withHelp(line);
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.getCommandSpec().versionProvider(new Version());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(WIDTH);
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, typed) -> usage(wrong, terminal));
        line.setExecutionExceptionHandler((error, command, parsed) -> {
            var told = Errors.tell(error);
            terminal.err().println(told.message());
            return told.code().number();
        });
        return line.execute(arguments.toArray(String[]::new));
    }

    // every command has --help, also those below others
    private static void withHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getSubcommands().values().stream()
                .filter(below -> !(below.getCommand() instanceof HelpCommand))
                .forEach(Program::withHelp);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int usage(ParameterException wrong, Terminal terminal) {
        var command = wrong.getCommandLine();
        terminal.err().println(sentence(String.valueOf(wrong.getMessage())));
        if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
            terminal.err().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE.number();
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith(":") ? text : text + ".";
    }

    /** Makes the commands, each with what it has at hand. */
    private record Commands(Session session) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
                    return type.cast(constructor.newInstance(session));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
