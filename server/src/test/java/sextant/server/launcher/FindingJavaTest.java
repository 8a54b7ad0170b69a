package sextant.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingJavaTest {
    @TempDir
    private Path folder;

    private Sandbox machine;

    @BeforeEach
    void set() throws IOException {
        machine = new Sandbox(folder).bare();
        // the list of folders is split at spaces: these have none
        machine.with("SEXTANT_JVM_FOLDERS", "jvm/*");
    }

    @Test
    void theOneThatIsNamedIsTakenIfItWillDo() throws IOException, InterruptedException {
        machine.java("jvm/newest", "27", true);
        machine.with("JAVA_HOME", machine.java("home", "25.0.2", true).toString());
        assertThat(found("jre")).isEqualTo(machine.root().resolve("home").toString());

        machine.with("SEXTANT_JAVA_HOME", machine.java("ours", "26", true).toString());
        assertThat(found("jre")).isEqualTo(machine.root().resolve("ours").toString());
    }

    @Test
    void oneThatIsTooOldIsPassedOver() throws IOException, InterruptedException {
        machine.with("JAVA_HOME", machine.java("home", "17.0.15", true).toString());
        machine.link(machine.java("old", "24", true));
        machine.java("jvm/a", "25", true);

        assertThat(found("jdk")).isEqualTo("jvm/a");
    }

    @Test
    void theOneOnThePathIsFoundThroughItsLinks() throws IOException, InterruptedException {
        var home = machine.java("far/away", "25.0.1", true);
        machine.link(home);
        machine.java("jvm/newer", "26", true);

        assertThat(found("jre")).isEqualTo(home.toRealPath().toString());
    }

    @Test
    void ofThoseInTheSystemsFoldersTheNewestIsTaken() throws IOException, InterruptedException {
        machine.java("jvm/a", "9", true);
        machine.java("jvm/b", "26.0.1", true);
        machine.java("jvm/c", "25", true);
        machine.java("jvm/d", "1.8.0_402", true);

        assertThat(found("jre")).isEqualTo("jvm/b");
    }

    @Test
    void whatBuildsNeedsACompiler() throws IOException, InterruptedException {
        machine.java("jvm/a", "27", false);
        machine.java("jvm/b", "25", true);

        assertThat(found("jdk")).isEqualTo("jvm/b");
        assertThat(found("jre")).isEqualTo("jvm/a");
    }

    @Test
    void oneWithoutAReleaseFileIsAskedItself() throws IOException, InterruptedException {
        machine.java("jvm/a", "", true);

        assertThat(found("jre")).isEqualTo("jvm/a");
    }

    @Test
    void whereThereIsNoneItSaysWhatToInstall() throws IOException, InterruptedException {
        machine.java("jvm/a", "17", true);
        machine.maven(0);

        var ran = machine.sextant("serve");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("version 25 or later")
                .contains("SEXTANT_JAVA_HOME")
                .contains("openjdk-25-jdk");
    }

    private String found(String use) throws IOException, InterruptedException {
        return machine.sh(". scripts/jdk.sh; sextant_java " + use).out().strip();
    }
}
