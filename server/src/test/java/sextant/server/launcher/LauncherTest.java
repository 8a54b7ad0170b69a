package sextant.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    private Path folder;

    private Sandbox machine;

    @BeforeEach
    void set() throws IOException {
        machine = new Sandbox(folder);
        machine.with("SEXTANT_JAVA_HOME", machine.java("jdk", "25.0.3", true).toString());
        machine.maven(0);
    }

    @Test
    void itBuildsOnFirstUseAndNotAgain() throws IOException, InterruptedException {
        var first = machine.sextant("user", "list");
        var second = machine.sextant("user", "list");

        assertThat(first.code()).isZero();
        assertThat(first.err())
                .contains("Building Sextant")
                .contains("  server")
                .contains("Preparing a fast start");
        assertThat(second.err()).isEmpty();
        assertThat(machine.builtWith().lines()).hasSize(1);
        assertThat(machine.builtWith())
                .startsWith(machine.root().resolve("jdk") + " ")
                .contains("-DskipTests");
        assertThat(second.out()).isEqualTo(first.out());
    }

    @Test
    void itBuildsAgainWhenASourceIsNewer() throws IOException, InterruptedException {
        machine.sextant("user", "list");

        machine.touch("server/src/main/java/A.java");
        var again = machine.sextant("user", "list");

        assertThat(again.err()).contains("Building Sextant");
        assertThat(machine.builtWith().lines()).hasSize(2);
        assertThat(machine.trainings())
                .as("a cache for other jars is of no use")
                .isEqualTo(2);
    }

    @Test
    void itBuildsAgainWhenASourceIsGone() throws IOException, InterruptedException {
        machine.sextant("user", "list");

        Files.delete(machine.root().resolve("server/src/main/java/A.java"));
        machine.touch("server/src/main/java");

        assertThat(machine.sextant("user", "list").err()).contains("Building Sextant");
    }

    @Test
    void itDoesNotBuildWhenToldNotTo() throws IOException, InterruptedException {
        machine.sextant("user", "list");
        machine.touch("server/src/main/java/A.java");

        machine.with("SEXTANT_BUILD", "never").sextant("user", "list");

        assertThat(machine.builtWith().lines()).hasSize(1);
    }

    @Test
    void argumentsReachTheProgramAsTheyAre() throws IOException, InterruptedException {
        var ran =
                machine.with("SEXTANT_JAVA_OPTS", "-Xmx1g -Dx=y").sextant("import", "a  b", "*", "", "$HOME", "--x=ö");

        var said = ran.out().lines().toList();
        assertThat(said.subList(said.indexOf("sextant.server.Main"), said.size()))
                .containsExactly("sextant.server.Main", "import", "a  b", "*", "", "$HOME", "--x=ö");
        assertThat(said)
                .contains("-Xmx1g", "-Dx=y", "-Djdk.serialFilter=!*", "-XX:+UseSerialGC")
                .contains(machine.root()
                        .resolve("server/target/sextant/lib/a.jar")
                        .toString())
                .contains("-XX:AOTCache=" + machine.root().resolve("server/target/sextant/sextant.aot"));
        assertThat(said.indexOf("-Xmx1g")).as("the last one counts").isGreaterThan(said.indexOf("-Xmx512m"));
    }

    @Test
    void anotherJavaGetsACacheOfItsOwn() throws IOException, InterruptedException {
        machine.sextant("user", "list");
        machine.with("SEXTANT_JAVA_HOME", machine.java("other", "26", true).toString());

        machine.sextant("user", "list");
        machine.sextant("user", "list");

        assertThat(machine.trainings()).isEqualTo(2);
    }

    @Test
    void itRunsThroughALinkFromAnywhere() throws IOException, InterruptedException {
        var link = folder.resolve("linked");
        Files.createSymbolicLink(link, machine.root().resolve("sextant"));

        assertThat(machine.sh("cd / && '" + link + "' user list").code()).isZero();
    }

    @Test
    void aBuildThatFailsSaysWhyAndLeavesNothingHalf() throws IOException, InterruptedException {
        machine.maven(1);

        var ran = machine.sextant("serve");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("not a statement")
                .contains("The build failed")
                .contains("build.log");
        assertThat(machine.root().resolve("server/target/sextant")).doesNotExist();
        machine.maven(0);
        assertThat(machine.sextant("serve").code()).isZero();
    }

    @Test
    void aPreparationThatFailsSaysWhyAndLeavesNothingHalf() throws IOException, InterruptedException {
        machine.unfit(true);

        var ran = machine.sextant("serve");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("not a jar").contains("The build failed").contains("build.log");
        assertThat(machine.root().resolve("server/target/sextant")).doesNotExist();
        machine.unfit(false);
        assertThat(machine.sextant("serve").code()).isZero();
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws IOException, InterruptedException {
        var ran = machine.bare().with("SEXTANT_MVN", "no-such-mvn").sextant("serve");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("Apache Maven").contains("package maven");
    }

    @Test
    void aLockThatADeadProcessLeftIsTakenOver() throws IOException, InterruptedException {
        var lock = Files.createDirectories(machine.root().resolve("server/target/building"));
        Files.writeString(lock.resolve("pid"), "999999999\n");

        assertThat(machine.sextant("user", "list").code()).isZero();
    }
}
