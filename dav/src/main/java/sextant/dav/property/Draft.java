package sextant.dav.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import sextant.content.Kind;
import sextant.dav.wire.DavLimits;
import sextant.mailbox.Properties;
import sextant.mailbox.Shelf;

/** What a request makes of a collection or item, collected before any of it is done. Not for several threads. */
public final class Draft {
    private final boolean collection;
    private final String prefix;
    private final Optional<Shelf> creating;
    private final DavLimits limits;
    private final List<UnaryOperator<Properties>> changes = new ArrayList<>();
    private Properties foreseen;
    private Optional<String> name = Optional.empty();
    private Optional<Set<Kind>> accepts = Optional.empty();

    private Draft(boolean collection, String prefix, Optional<Shelf> creating, Properties now, DavLimits limits) {
        this.collection = collection;
        this.prefix = prefix;
        this.creating = creating;
        this.foreseen = now;
        this.limits = limits;
    }

    /** A collection that is to be made on a shelf. */
    public static Draft ofNew(Shelf shelf, DavLimits limits) {
        return new Draft(true, "", Optional.of(shelf), Properties.NONE, limits);
    }

    /** A collection that has these properties now. */
    public static Draft ofCollection(Properties now, DavLimits limits) {
        return new Draft(true, "", Optional.empty(), now, limits);
    }

    /** An item that has these properties now. */
    public static Draft ofItem(Properties now, DavLimits limits) {
        return new Draft(false, "", Optional.empty(), now, limits);
    }

    /** A home whose keeper ({@link DeadProperties#keeper}) has these properties now. */
    public static Draft ofHome(Properties now, DavLimits limits) {
        return new Draft(false, DeadProperties.OF_HOME, Optional.empty(), now, limits);
    }

    /** Whether it is a collection: items and homes have no live properties that can be set. */
    boolean isCollection() {
        return collection;
    }

    /** The shelf of a collection that is being made; empty for what is there already. */
    Optional<Shelf> creating() {
        return creating;
    }

    void rename(String to) {
        name = Optional.of(to);
    }

    void accept(Set<Kind> kinds) {
        accepts = Optional.of(Set.copyOf(kinds));
    }

    void put(String key, String value) throws Rejected {
        if (value.length() > limits.property()) {
            throw new Rejected(507, "a property holds at most " + limits.property() + " characters");
        }
        change(properties -> properties.with(prefix + key, value));
        if (foreseen.values().size() > limits.properties()) {
            throw new Rejected(507, "a resource has at most " + limits.properties() + " properties");
        }
    }

    void drop(String key) {
        change(properties -> properties.without(prefix + key));
    }

    private void change(UnaryOperator<Properties> one) {
        changes.add(one);
        foreseen = one.apply(foreseen);
    }

    /** The new name for people, if it gets one. */
    public Optional<String> name() {
        return name;
    }

    /** The kinds of item the new collection is to accept, if the request said so. */
    public Optional<Set<Kind>> accepts() {
        return accepts;
    }

    /** Makes the properties what the request wants, from whatever they are at that moment. */
    public UnaryOperator<Properties> properties() {
        var all = List.copyOf(changes);
        return now -> {
            var then = now;
            for (var change : all) {
                then = change.apply(then);
            }
            return then;
        };
    }
}
