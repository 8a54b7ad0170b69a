package sextant.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sextant.testkit.Result;
import sextant.testkit.ServerProcess;

/**
 * A person's machine with SyncEvolution: each calendar, list and address book is a folder of files, one for each event or
 * instance of its own, synced both ways with the server when asked.
 */
final class SyncEvolution {
    /** Its names for what it syncs: of calendar, tasks, notes and contacts. */
    static final List<String> STORES = List.of("calendar", "todo", "memo", "addressbook");

    private final Path home;
    private final ServerProcess server;
    private final String user;
    private final String password;

    /** Sets it up in a folder of its own. */
    SyncEvolution(Path home, ServerProcess server, String user, String password)
            throws IOException, InterruptedException {
        this.home = Files.createDirectories(home);
        this.server = server;
        this.user = user;
        this.password = password;
        for (var store : STORES) {
            Files.createDirectories(folder(store));
        }
        configure();
    }

    private void configure() throws IOException, InterruptedException {
        var address = user.replace("@", "%40");
        var calendars = server.uri() + "dav/calendars/" + address + "/";
        run(
                "--configure",
                "--template",
                "webdav",
                "syncURL=" + server.uri(),
                "username=" + user,
                "password=" + password,
                "calendar/backend=caldav",
                "calendar/database=" + calendars + "calendar/",
                "todo/backend=caldavtodo",
                "todo/database=" + calendars + "tasks/",
                "memo/backend=caldavjournal",
                "memo/database=" + calendars + "notes/",
                "addressbook/backend=carddav",
                "addressbook/database=" + server.uri() + "dav/addressbooks/" + address + "/contacts/",
                "target-config@server");
        var local = new ArrayList<>(List.of(
                "--configure",
                "--template",
                "SyncEvolution_Client",
                "syncURL=local://@server",
                "username=",
                "password=",
                "dumpData=0",
                "printChanges=0"));
        for (var store : STORES) {
            local.add(store + "/backend=file");
            local.add(store + "/databaseFormat=" + (store.equals("addressbook") ? "text/vcard" : "text/calendar"));
            local.add(store + "/database=" + folder(store).toUri());
            local.add(store + "/sync=two-way");
        }
        local.add("server@machine");
        run(local.toArray(String[]::new));
    }

    /** The folder of a store's files. */
    Path folder(String store) {
        return home.resolve("data").resolve(store);
    }

    /** Writes a file into a store's folder. */
    void write(String store, String name, String document) throws IOException {
        Files.writeString(folder(store).resolve(name), document, StandardCharsets.UTF_8);
    }

    /** What is in the files of a store. */
    List<String> documents(String store) throws IOException {
        var found = new ArrayList<String>();
        for (var file : files(store)) {
            found.add(Files.readString(file, StandardCharsets.UTF_8));
        }
        return found;
    }

    /** The file of a store that holds a text. */
    Path find(String store, String text) throws IOException {
        for (var file : files(store)) {
            if (Files.readString(file, StandardCharsets.UTF_8).contains(text)) {
                return file;
            }
        }
        throw new AssertionError("no file with " + text + " among " + documents(store));
    }

    private List<Path> files(String store) throws IOException {
        try (var entries = Files.list(folder(store))) {
            return entries.toList();
        }
    }

    /** How many items were made, changed and removed, and how many failed. */
    record Moved(int made, int changed, int removed, int failed) {}

    /** What a sync moved, store by store. */
    record Synced(Map<String, Moved> here, Map<String, Moved> there, String output) {
        private static final Moved NOTHING = new Moved(0, 0, 0, 0);

        boolean movedNothing() {
            return here.values().stream().allMatch(NOTHING::equals)
                    && there.values().stream().allMatch(NOTHING::equals);
        }

        Moved here(String store) {
            return here.getOrDefault(store, NOTHING);
        }

        Moved there(String store) {
            return there.getOrDefault(store, NOTHING);
        }
    }

    /** What it finds on the server, told the server's name alone. */
    String find(String backend) throws IOException, InterruptedException {
        return run(
                        "--print-databases",
                        "backend=" + backend,
                        "syncURL=" + server.uri(),
                        "username=" + user,
                        "password=" + password)
                .output();
    }

    /** Syncs, all of it or only what changed, as the program finds right. */
    Synced sync() throws IOException, InterruptedException {
        return read(run("server@machine").output());
    }

    /** Compares everything with everything, as at the first time. */
    Synced syncSlowly() throws IOException, InterruptedException {
        return read(run("--sync", "slow", "server@machine").output());
    }

    /** Reads the table at the end: made, changed, removed, failed here, the same there, conflicts. */
    private static Synced read(String output) {
        var table = output.substring(output.lastIndexOf("Changes applied during synchronization:"));
        var here = new LinkedHashMap<String, Moved>();
        var there = new LinkedHashMap<String, Moved>();
        for (var line : table.lines().toList()) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() > 10 && STORES.contains(cells.get(1))) {
                here.put(cells.get(1), moved(cells.subList(2, 6)));
                there.put(cells.get(1), moved(cells.subList(6, 10)));
            }
        }
        return new Synced(here, there, output);
    }

    private static Moved moved(List<String> cells) {
        var numbers = cells.stream().map(Integer::valueOf).toList();
        return new Moved(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("syncevolution", "--daemon=no", "--keyring=no"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(home.toFile());
        var environment = builder.environment();
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
        environment.put("XDG_DATA_HOME", home.resolve(".local").toString());
        environment.put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.remove("DBUS_SESSION_BUS_ADDRESS");
        return Result.of(builder, "").orFail();
    }
}
