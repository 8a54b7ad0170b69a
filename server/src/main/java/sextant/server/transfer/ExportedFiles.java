package sextant.server.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.content.Kind;

/** Which folders on the disk are exported folders of files, and where those stood. For one import and one thread. */
final class ExportedFiles {
    private final Map<Path, Optional<FolderFile>> known = new HashMap<>();

    /** What a folder says of itself, if it was a folder of files. */
    Optional<FolderFile> at(Path folder) throws IOException {
        var found = known.get(folder);
        if (found == null) {
            found = FolderFile.read(folder).filter(exported -> exported.kind() == Kind.FILE);
            known.put(folder, found);
        }
        return found;
    }

    /** The path it had among the account's files: none for the topmost one. */
    List<String> pathOf(Path folder) throws IOException {
        var path = new ArrayList<String>();
        var at = Optional.of(folder);
        while (at.isPresent()) {
            var exported = at(at.get());
            if (exported.isEmpty() || exported.get().segment().equals(FolderFile.TOP)) {
                break;
            }
            path.addFirst(exported.get().segment());
            at = Optional.ofNullable(at.get().getParent());
        }
        return path;
    }
}
