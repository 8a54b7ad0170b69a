package sextant.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import sextant.server.config.ConfigurationFile;

/**
 * Where everything of one server lies. Only its owner may look inside.
 *
 * @param path the folder: {@code store} with all mailboxes, {@code tls} with the self-signed certificate, and
 *     {@code sextant.conf}
 */
public record DataFolder(Path path) {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    public Path store() {
        return path.resolve("store");
    }

    public Path tls() {
        return path.resolve("tls");
    }

    public Path configuration() {
        return path.resolve(ConfigurationFile.NAME);
    }

    /** Whether a server ever kept something here. */
    public boolean exists() {
        return Files.isDirectory(store());
    }

    /**
     * Makes the folder, and the configuration file that sets nothing, where they are missing.
     *
     * @throws IOException if it cannot be made, or is something else than a folder
     */
    public void create() throws IOException {
        createPrivateFolder(path);
        try {
            Files.createFile(configuration(), OWNER_ONLY_FILE);
            Files.writeString(configuration(), ConfigurationFile.commented());
        } catch (FileAlreadyExistsException e) {
            // the owner's own
        }
    }

    /** Makes a folder that only its owner may enter; one that is there stays as it is. */
    public static void createPrivateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder, OWNER_ONLY_FOLDER);
        }
    }

    /** Copies a file, if it is there, so that only the copy's owner may read it. */
    public static void copyPrivately(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.createFile(to, OWNER_ONLY_FILE);
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
