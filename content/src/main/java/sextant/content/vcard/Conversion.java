package sextant.content.vcard;

import java.util.List;
import sextant.content.MalformedDocument;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Text;
import sextant.content.line.Tree;

/** Writes cards in another version. Stateless. */
public final class Conversion {
    private record Step(VCardVersion from, VCardVersion to, Table table) {
        boolean isUp() {
            return from.compareTo(to) < 0;
        }
    }

    private static final List<Step> STEPS = List.of(
            new Step(VCardVersion.V2_1, VCardVersion.V3_0, OldToThree.TABLE),
            new Step(VCardVersion.V3_0, VCardVersion.V4_0, ThreeToFour.TABLE),
            new Step(VCardVersion.V4_0, VCardVersion.V3_0, FourToThree.TABLE),
            new Step(VCardVersion.V3_0, VCardVersion.V2_1, ThreeToOld.TABLE));

    private Conversion() {}

    /**
     * The document in this version. A document that has it already comes back as it is, octet for octet.
     *
     * @param octets one or several cards
     * @throws MalformedDocument if the octets are no document or hold something else than cards
     */
    public static byte[] to(VCardVersion version, byte[] octets) throws MalformedDocument {
        Tree tree = Tree.parse(octets);
        boolean changed = false;
        for (Component root : tree.roots()) {
            if (!root.name().equals("VCARD")) {
                throw new MalformedDocument("the document holds a " + root.name() + " where a VCARD is expected");
            }
            changed |= convert(version, root);
        }
        return changed ? tree.write() : octets;
    }

    /** Brings a card to this version in place; says whether it had another one. UID never changes. */
    public static boolean convert(VCardVersion version, Component card) {
        VCardVersion from = VCardVersion.of(card);
        for (VCardVersion at = from; at != version; ) {
            Step step = step(at, version);
            apply(step, card);
            at = step.to();
        }
        return from != version;
    }

    private static Step step(VCardVersion from, VCardVersion goal) {
        boolean up = from.compareTo(goal) < 0;
        for (Step step : STEPS) {
            if (step.from() == from && step.isUp() == up) {
                return step;
            }
        }
        throw new AssertionError("no step from " + from + " to " + goal);
    }

    private static void apply(Step step, Component card) {
        VCardVersion next = step.to();
        nestedCards(card, next);
        var context = new Card(card);
        card.rewrite(
                line -> line.name().equals("VERSION") ? List.of() : step.table().convert(line, context));
        card.addFirst(Property.of("VERSION", next.text())); // RFC 6350 6.7.9: directly after BEGIN
        require(card, next);
    }

    /** vCard 2.1 nests a card in the AGENT line before it; the others have it as text. */
    private static void nestedCards(Component card, VCardVersion next) {
        for (Component nested : card.components("VCARD")) {
            Property agent = Card.agentBefore(card, nested);
            convert(next, nested);
            card.remove(nested);
            String text = new String(Tree.of(nested.copy()).write(), java.nio.charset.StandardCharsets.UTF_8);
            Property inline = Property.ofText("AGENT", text);
            if (agent != null) {
                card.replace(agent, inline);
            } else {
                card.add(inline);
            }
        }
    }

    /** What the version demands of every card. */
    private static void require(Component card, VCardVersion version) {
        if (version != VCardVersion.V2_1 && card.property("FN").isEmpty()) {
            card.add(Property.ofText("FN", DisplayName.of(card)));
        }
        if (version != VCardVersion.V4_0 && card.property("N").isEmpty()) {
            card.add(Property.of("N", Text.joinStructured(List.of("", "", "", "", ""))));
        }
    }
}
