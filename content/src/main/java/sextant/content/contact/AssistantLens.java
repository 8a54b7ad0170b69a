package sextant.content.contact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import sextant.content.MalformedDocument;
import sextant.content.lens.Lens;
import sextant.content.line.Component;
import sextant.content.line.Property;
import sextant.content.line.Tree;

/**
 * A field of the assistant, which some cards keep in a card of its own: nested behind AGENT (vCard 2.1) or escaped in its
 * value (RFC 2426 3.5.4). Both places are kept equal.
 *
 * @param own the field in the card itself
 * @param inAgent the field in the assistant's card
 */
record AssistantLens(Lens<String> own, Lens<String> inAgent) implements Lens<String> {

    @Override
    public String field() {
        return own.field();
    }

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> get(Component card) {
        return own.get(card).or(() -> agent(card).flatMap(agent -> inAgent.get(agent.card())));
    }

    @Override
    public void set(Component card, String value) {
        if (get(card).orElse("").equals(value)) {
            return;
        }
        Optional<Agent> agent = agent(card);
        if (value.isEmpty()) {
            clear(card);
            return;
        }
        own.set(card, value);
        agent.ifPresent(nested -> nested.edit(card, () -> write(nested.card(), value)));
    }

    private void write(Component agent, String value) {
        if (isName()) {
            nameParts().forEach(part -> part.clear(agent));
            if (agent.property("N").isPresent()) {
                Names.GIVEN_NAME.set(agent, value);
            }
        }
        inAgent.set(agent, value);
    }

    private boolean isName() {
        return inAgent.field().equals(Names.FULL_NAME.field());
    }

    private static List<Lens<String>> nameParts() {
        return List.of(Names.FAMILY_NAME, Names.GIVEN_NAME, Names.MIDDLE_NAME, Names.NAME_PREFIX, Names.NAME_SUFFIX);
    }

    @Override
    public void clear(Component card) {
        own.clear(card);
        agent(card)
                .filter(agent -> inAgent.get(agent.card()).isPresent())
                .ifPresent(agent -> agent.edit(card, () -> {
                    inAgent.clear(agent.card());
                    if (isName()) {
                        nameParts().forEach(part -> part.clear(agent.card()));
                    }
                }));
    }

    /**
     * The assistant's card.
     *
     * @param line the AGENT line
     * @param text the document in the line's value; empty if the card is nested
     */
    private record Agent(Property line, Optional<Tree> text, Component card) {
        void edit(Component owner, Runnable change) {
            change.run();
            text.ifPresent(tree ->
                    owner.replace(line, line.withText(new String(tree.write(), StandardCharsets.UTF_8).strip())));
        }
    }

    private static Optional<Agent> agent(Component card) {
        for (Property line : card.properties("AGENT")) {
            if (line.value().isBlank()) {
                return card.component("VCARD").map(nested -> new Agent(line, Optional.empty(), nested));
            }
            if (line.text().strip().regionMatches(true, 0, "BEGIN:", 0, 6)) {
                return parse(line);
            }
        }
        return Optional.empty();
    }

    private static Optional<Agent> parse(Property line) {
        try {
            Tree tree = Tree.parse(line.text().getBytes(StandardCharsets.UTF_8));
            return Optional.of(new Agent(line, Optional.of(tree), tree.root()));
        } catch (MalformedDocument e) {
            return Optional.empty(); // an AGENT that holds no card holds no assistant we could read
        }
    }
}
