package sextant.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import sextant.testkit.Result;
import sextant.testkit.ServerProcess;

/** A person's machine with vdirsyncer, khal and khard: files on disk, synced with the server when asked. */
final class Vdirsyncer {
    private final Path home;

    /** Sets the three up in a folder of their own. */
    Vdirsyncer(Path home, ServerProcess server, String user, String password) throws IOException {
        this.home = Files.createDirectories(home);
        Files.createDirectories(calendars());
        Files.createDirectories(cards());
        Files.writeString(home.resolve("vdirsyncer.conf"), """
                [general]
                status_path = "%1$s/status/"

                [pair calendars]
                a = "calendars_here"
                b = "calendars_there"
                collections = ["from a", "from b"]
                metadata = ["displayname", "color"]
                conflict_resolution = "b wins"

                [storage calendars_here]
                type = "filesystem"
                path = "%1$s/calendars/"
                fileext = ".ics"

                [storage calendars_there]
                type = "caldav"
                url = "%2$s"
                username = "%3$s"
                password = "%4$s"

                [pair cards]
                a = "cards_here"
                b = "cards_there"
                collections = ["from a", "from b"]
                conflict_resolution = "b wins"

                [storage cards_here]
                type = "filesystem"
                path = "%1$s/cards/"
                fileext = ".vcf"

                [storage cards_there]
                type = "carddav"
                url = "%2$s"
                username = "%3$s"
                password = "%4$s"
                """.formatted(home, server.uri(), user, password));
        Files.writeString(home.resolve("khal.conf"), """
                [calendars]
                [[calendar]]
                path = %1$s/calendars/calendar
                [locale]
                local_timezone = Europe/Berlin
                default_timezone = Europe/Berlin
                timeformat = %%H:%%M
                dateformat = %%Y-%%m-%%d
                longdateformat = %%Y-%%m-%%d
                datetimeformat = %%Y-%%m-%%d %%H:%%M
                longdatetimeformat = %%Y-%%m-%%d %%H:%%M
                [default]
                default_calendar = calendar
                [sqlite]
                path = %1$s/khal.db
                """.formatted(home));
        Files.writeString(home.resolve("khard.conf"), """
                [addressbooks]
                [[contacts]]
                path = %1$s/cards/contacts
                [general]
                default_action = list
                [vcard]
                preferred_version = 3.0
                """.formatted(home));
    }

    Path calendars() {
        return home.resolve("calendars");
    }

    Path cards() {
        return home.resolve("cards");
    }

    /** Finds the collections of both sides, making on each what only the other has. */
    Result discover() throws IOException, InterruptedException {
        return run("y\n".repeat(50), "vdirsyncer", "-c", "vdirsyncer.conf", "discover")
                .orFail();
    }

    /** Syncs items and names. */
    Result sync() throws IOException, InterruptedException {
        var metasync =
                run("", "vdirsyncer", "-c", "vdirsyncer.conf", "metasync").orFail();
        var sync = run("", "vdirsyncer", "-c", "vdirsyncer.conf", "sync").orFail();
        return new Result(sync.command(), 0, metasync.output() + sync.output());
    }

    Result khal(String... arguments) throws IOException, InterruptedException {
        return run("", command("khal", "khal.conf", arguments)).orFail();
    }

    Result khard(String input, String... arguments) throws IOException, InterruptedException {
        return run(input, command("khard", "khard.conf", arguments)).orFail();
    }

    /** The files of a collection by name, with what is in them. */
    static SortedMap<String, String> files(Path collection) throws IOException {
        var found = new TreeMap<String, String>();
        try (var entries = Files.list(collection)) {
            for (var file : entries.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".ics") || name.endsWith(".vcf")) {
                    found.put(name, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return found;
    }

    private static String[] command(String program, String configuration, String... arguments) {
        var command = new ArrayList<>(List.of(program, "-c", configuration));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private Result run(String input, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(home.toFile());
        var environment = builder.environment();
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        environment.put("XDG_DATA_HOME", home.resolve(".local").toString());
        environment.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("EDITOR", "true");
        return Result.of(builder, input);
    }
}
