package sextant.server;

import java.util.List;
import sextant.server.cli.Program;
import sextant.server.control.ProcessTerminal;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var code = new Program(World.real(), System.getenv()).run(List.of(arguments), new ProcessTerminal());
        System.exit(code);
    }
}
