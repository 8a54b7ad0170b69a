package sextant.content.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sextant.content.MalformedDocument;

class RandomTreeTest {
    private static final int ROUNDS = 1_500;
    private static final List<String> VALUES = List.of(
            "x",
            "",
            "line one\r\nX-EVIL:1\rX-EVIL:2\nEND:VCARD",
            "Grüße \\, \\n".repeat(20),
            "日本語".repeat(40),
            "\ud83d\ude00".repeat(30),
            "=",
            "control \u0001\u007f\u0085 characters",
            "a:b;c,d\"e");

    @Test
    void everyDocumentComesBackOctetForOctet() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            byte[] octets = RandomDocument.of(seed);
            assertThat(text(Tree.parse(octets).write())).as("seed %d", seed).isEqualTo(text(octets));
        }
    }

    @Test
    void aDamagedDocumentIsRefusedOrComesBackOctetForOctet() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            byte[] octets = RandomDocument.of(seed);
            var random = new SplittableRandom(seed);
            for (int i = random.nextInt(1, 10); i > 0; i--) {
                octets[random.nextInt(octets.length)] = (byte) "\r\n :;=,\"\\^BEND\0".charAt(random.nextInt(15));
            }
            try {
                assertThat(text(Tree.parse(octets).write())).as("seed %d", seed).isEqualTo(text(octets));
            } catch (MalformedDocument e) {
                assertThat(e).as("seed %d", seed).hasMessageMatching("(?s).+");
            }
        }
    }

    @Test
    void anEditIsReadBackAndNothingElseMoves() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            byte[] octets = RandomDocument.of(seed);
            Tree tree = Tree.parse(octets);
            var random = new SplittableRandom(seed + 1_000_000);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                edit(tree, random);
            }
            byte[] written = tree.write();
            assertThat(Shape.of(Tree.parse(written)))
                    .as("seed %d:%n%s%n---%n%s", seed, text(octets), text(written))
                    .isEqualTo(Shape.of(tree));
        }
    }

    private static void edit(Tree tree, SplittableRandom random) {
        List<Component> all = new ArrayList<>();
        tree.roots().forEach(root -> collect(root, all));
        Component component = all.get(random.nextInt(all.size()));
        List<Property> lines = component.properties().stream()
                .filter(p -> !p.name().equals("VERSION"))
                .toList();
        String value = VALUES.get(random.nextInt(VALUES.size()));
        if (lines.isEmpty()) {
            component.add(Property.of("X-NEW", value));
            return;
        }
        Property line = lines.get(random.nextInt(lines.size()));
        switch (random.nextInt(8)) {
            case 0 -> component.add(Property.of("X-NEW", value));
            case 1 -> component.remove(line);
            case 2 -> component.addAfter(line, Property.ofText("X-NEW", value));
            case 3 -> component.replace(line, line.withParameter("X-P", value, "a,b"));
            case 4 -> component.replace(line, line.withoutParameter("TYPE"));
            case 5 -> component.replace(line, line.encoding() == Encoding.BASE64 ? line : line.withText(value));
            case 6 -> component.add(Component.of("X-EMPTY"));
            default -> component.replace(line, line.withValue(line.encoding() == Encoding.BASE64 ? "QUJD" : value));
        }
    }

    private static void collect(Component component, List<Component> all) {
        all.add(component);
        component.components().forEach(inner -> collect(inner, all));
    }

    private static String text(byte[] octets) {
        return new String(octets, ISO_8859_1);
    }
}
