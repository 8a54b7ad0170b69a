package sextant.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sextant.mailbox.SampleDocuments;
import sextant.mailbox.Verification;

/** A random sequence of requests leaves the tree that a simple model of RFC 4918 leaves. */
class TreeModelTest {
    private static final int RUNS = 12;
    private static final int STEPS = 150;
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final String FOLDER = "/";

    private final Rig rig = new Rig();
    private final Map<String, String> model = new TreeMap<>();

    @Test
    void theTreeIsWhatTheModelSays() throws Exception {
        for (long seed = 1; seed <= RUNS; seed++) {
            var random = new SplittableRandom(seed);
            for (int step = 0; step < STEPS; step++) {
                var done = step(random);
                assertThat(tree()).as("seed %d, step %d: %s", seed, step, done).isEqualTo(model);
            }
        }
        assertThat(new Verification(rig.fixture.store, SampleDocuments::summarize).all())
                .isEmpty();
    }

    private String step(SplittableRandom random) {
        var path = path(random);
        var to = path(random);
        return switch (random.nextInt(8)) {
            case 0, 1 -> put(path, Integer.toString(random.nextInt(5)));
            case 2, 3 -> mkcol(path);
            case 4 -> delete(path);
            case 5 -> transfer("COPY", path, to, random.nextInt(3) > 0, random.nextInt(4) > 0);
            default -> transfer("MOVE", path, to, random.nextInt(3) > 0, true);
        };
    }

    private static String path(SplittableRandom random) {
        var path = new StringBuilder();
        for (int depth = 1 + random.nextInt(3); depth > 0; depth--) {
            path.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return path.toString();
    }

    private static String url(String path) {
        return Rig.FILES + path.substring(1);
    }

    private boolean hasParent(String path) {
        var parent = path.substring(0, path.lastIndexOf('/'));
        return parent.isEmpty() || FOLDER.equals(model.get(parent));
    }

    private List<String> within(String path) {
        return model.keySet().stream().filter(key -> key.startsWith(path + "/")).toList();
    }

    private String told(String request, Answer answer, int expected) {
        assertThat(answer.status()).as("%s with %s", request, model).isEqualTo(expected);
        return request;
    }

    private String put(String path, String text) {
        var isNew = !model.containsKey(path);
        int expected;
        if (FOLDER.equals(model.get(path))) {
            expected = 405;
        } else if (!hasParent(path)) {
            expected = 409;
        } else {
            expected = isNew ? 201 : 204;
            model.put(path, text);
        }
        return told("PUT " + path, rig.send("PUT", url(path), text), expected);
    }

    private String mkcol(String path) {
        int expected;
        if (model.containsKey(path)) {
            expected = 405;
        } else if (!hasParent(path)) {
            expected = 409;
        } else {
            expected = 201;
            model.put(path, FOLDER);
        }
        return told("MKCOL " + path, rig.send("MKCOL", url(path), ""), expected);
    }

    private String delete(String path) {
        var expected = model.containsKey(path) ? 204 : 404;
        within(path).forEach(model::remove);
        model.remove(path);
        return told("DELETE " + path, rig.send("DELETE", url(path), ""), expected);
    }

    private String transfer(String method, String from, String to, boolean overwrite, boolean deep) {
        var request = method + " " + from + " " + to + (overwrite ? "" : " F") + (deep ? "" : " 0");
        int expected;
        if (!model.containsKey(from)) {
            expected = 404;
        } else if (from.equals(to) || (deep && to.startsWith(from + "/")) || from.startsWith(to + "/")) {
            expected = 403;
        } else if (!hasParent(to)) {
            expected = 409;
        } else if (model.containsKey(to) && !overwrite) {
            expected = 412;
        } else {
            expected = model.containsKey(to) ? 204 : 201;
            apply(method.equals("MOVE"), from, to, deep);
        }
        var answer = rig.send(
                method,
                url(from),
                "",
                "Destination",
                url(to),
                "Overwrite",
                overwrite ? "T" : "F",
                "Depth",
                deep ? "infinity" : "0");
        return told(request, answer, expected);
    }

    private void apply(boolean moves, String from, String to, boolean deep) {
        var copied = new TreeMap<String, String>();
        copied.put(to, String.valueOf(model.get(from)));
        if (deep) {
            within(from)
                    .forEach(path -> copied.put(to + path.substring(from.length()), String.valueOf(model.get(path))));
        }
        var gone = new ArrayList<>(within(to));
        gone.add(to);
        if (moves) {
            gone.addAll(within(from));
            gone.add(from);
        }
        gone.forEach(model::remove);
        model.putAll(copied);
    }

    /** What PROPFIND and GET show. */
    private Map<String, String> tree() {
        var tree = new TreeMap<String, String>();
        walk("", tree);
        return tree;
    }

    private void walk(String folder, Map<String, String> tree) {
        var url = Rig.FILES + (folder.isEmpty() ? "" : folder.substring(1) + "/");
        for (var row : rig.propfind(url, 1, "D:resourcetype").rows().values()) {
            if (row.href().equals(url)) {
                continue;
            }
            var path = "/" + row.href().substring(Rig.FILES.length());
            if (row.inside("{DAV:}resourcetype").isEmpty()) {
                tree.put(path, rig.text(row.href()));
            } else {
                var inner = path.substring(0, path.length() - 1);
                tree.put(inner, FOLDER);
                walk(inner, tree);
            }
        }
    }
}
