package sextant.server.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine with false Javas and a false Maven, and a copy of the launcher in it. */
final class Sandbox {
    /** What a script said and how it ended. */
    record Ran(int code, String out, String err) {}

    // tests run in the module's folder
    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    Sandbox(Path folder) throws IOException {
        this.root = Files.createDirectories(folder.resolve("the root"));
        Files.createDirectories(root.resolve("scripts"));
        Files.copy(SOURCES.resolve("sextant"), root.resolve("sextant"), StandardCopyOption.COPY_ATTRIBUTES);
        for (var script : List.of("jdk.sh", "build.sh")) {
            Files.copy(SOURCES.resolve("scripts/" + script), root.resolve("scripts/" + script));
        }
        Files.createDirectories(root.resolve("bin"));
        environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        environment.put("SEXTANT_JVM_FOLDERS", root.resolve("none").toString());
    }

    Path root() {
        return root;
    }

    Sandbox with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A PATH on which there is no java but what {@link #link} puts there. */
    Sandbox bare() throws IOException {
        var tools = Files.createDirectories(root.resolve("tools"));
        for (var tool : List.of(
                "sh",
                "cat",
                "dirname",
                "find",
                "grep",
                "head",
                "ls",
                "mkdir",
                "mv",
                "readlink",
                "rm",
                "sed",
                "sleep",
                "touch")) {
            for (var folder : List.of("/usr/bin", "/bin")) {
                var program = Path.of(folder, tool);
                if (Files.exists(program)) {
                    script(tools.resolve(tool), "exec " + program + " \"$@\"\n");
                }
            }
        }
        return with("PATH", root.resolve("bin") + ":" + tools);
    }

    /** Puts a Java there that prints what it is called with, an argument a line. */
    Path java(String where, String version, boolean compiler) throws IOException {
        var home = root.resolve(where);
        Files.createDirectories(home.resolve("bin"));
        if (!version.isEmpty()) {
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        script(home.resolve("bin/java"), """
                for argument; do
                    case $argument in
                        -XX:AOTCacheOutput=*) echo made >"${argument#*=}"; echo trained >>"%s"; exit 0 ;;
                        */PrepareJars.java) [ ! -e "%s" ] || { echo 'not a jar'; exit 1; } ;;
                        -version) echo 'openjdk version "%s" 2030-01-01' >&2; exit 0 ;;
                    esac
                done
                printf '%%s\\n' "$@"
                """.formatted(
                        root.resolve("trained"), root.resolve("unfit"), version.isEmpty() ? "26.0.1" : version));
        if (compiler) {
            script(home.resolve("bin/javac"), "exit 0\n");
        }
        return home;
    }

    /** Puts a link to a Java on the PATH, by way of another link. */
    void link(Path home) throws IOException {
        Files.createSymbolicLink(root.resolve("alternative"), home.resolve("bin/java"));
        Files.createSymbolicLink(root.resolve("bin/java"), Path.of("../alternative"));
    }

    /** Puts sources there, and a Maven that makes a jar of the assembly and tells in a file that it ran. */
    void maven(int exit) throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve("server/src/main/java"));
        Files.writeString(root.resolve("server/pom.xml"), "<project/>");
        Files.writeString(root.resolve("server/src/main/java/A.java"), "class A {}");
        age(root.resolve("pom.xml"));
        script(root.resolve("bin/mvn"), """
                echo "$JAVA_HOME $*" >>"%s"
                echo '[INFO] Building server 1 [1/1]'
                for argument; do
                    case $argument in
                        -Dassembly=*) mkdir -p "${argument#*=}/lib"; echo jar >"${argument#*=}/lib/a.jar" ;;
                    esac
                done
                [ %d -eq 0 ] || echo '[ERROR] A.java: not a statement'
                exit %d
                """.formatted(root.resolve("built-with"), exit, exit));
    }

    /** What Maven makes cannot be prepared from now on, or again. */
    void unfit(boolean unfit) throws IOException {
        if (unfit) {
            Files.createFile(root.resolve("unfit"));
        } else {
            Files.delete(root.resolve("unfit"));
        }
    }

    String builtWith() throws IOException {
        var file = root.resolve("built-with");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    long trainings() throws IOException {
        var file = root.resolve("trained");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    /** As if the file had been saved an hour from now. */
    void touch(String file) throws IOException {
        Files.setLastModifiedTime(
                root.resolve(file), FileTime.from(Instant.now().plusSeconds(3600)));
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    Ran sextant(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("sextant").toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    Ran sh(String script) throws IOException, InterruptedException {
        return run(List.of("/bin/sh", "-c", script));
    }

    private Ran run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var out = root.resolve("out.txt");
        var err = root.resolve("err.txt");
        var process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        var code = process.waitFor();
        return new Ran(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
