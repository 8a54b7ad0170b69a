package sextant.dav.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.dav.wire.Condition;
import sextant.dav.wire.Multistatus.Content;
import sextant.dav.wire.Multistatus.Propstat;
import sextant.dav.wire.Names;
import sextant.dav.wire.PropertyEdit;
import sextant.wire.xml.Name;

/**
 * The changes of one request to one resource's properties: all can be made, or none is (RFC 4918 9.2).
 *
 * @param possible whether all can be made
 * @param propstats what to say of each property
 */
public record PropertyChange(boolean possible, List<Propstat> propstats) {
    public PropertyChange {
        propstats = List.copyOf(propstats);
    }

    /** What became of one property. */
    private record Outcome(int status, Optional<Condition> condition) {}

    private static final Outcome DONE = new Outcome(200, Optional.empty());

    /**
     * Tries the edits on a draft, in order.
     *
     * @param draft of the resource; empty if it has no place for properties
     */
    public static PropertyChange attempt(List<PropertyEdit> edits, Optional<Draft> draft, PropertyTable table) {
        var outcomes = new LinkedHashMap<Name, Outcome>();
        for (var edit : edits) {
            var outcome = draft.map(to -> attempt(edit, to, table)).orElse(new Outcome(403, Optional.empty()));
            outcomes.merge(edit.name(), outcome, (before, after) -> before.equals(DONE) ? after : before);
        }
        var possible = outcomes.values().stream().allMatch(DONE::equals);
        return new PropertyChange(possible, possible ? grouped(outcomes) : grouped(withDependents(outcomes)));
    }

    private static Outcome attempt(PropertyEdit edit, Draft draft, PropertyTable table) {
        try {
            var live = table.find(edit.name());
            var keptOnly = !draft.isCollection() && edit.name().equals(Names.DISPLAYNAME);
            if (live.isEmpty() || keptOnly) {
                attemptDead(edit, draft);
            } else if (draft.isCollection() && live.get() instanceof Property.Settable settable) {
                switch (edit) {
                    case PropertyEdit.Set set -> settable.set(set.xml(), draft);
                    case PropertyEdit.Remove remove -> settable.remove(draft);
                }
            } else {
                throw Protected.rejected();
            }
            return DONE;
        } catch (Rejected rejected) {
            return new Outcome(rejected.status(), rejected.condition());
        }
    }

    private static void attemptDead(PropertyEdit edit, Draft draft) throws Rejected {
        switch (edit) {
            case PropertyEdit.Set set -> draft.put(DeadProperties.key(set.name()), set.xml());
            case PropertyEdit.Remove remove -> draft.drop(DeadProperties.key(remove.name()));
        }
    }

    private static Map<Name, Outcome> withDependents(Map<Name, Outcome> outcomes) {
        var failed = new Outcome(424, Optional.empty());
        var all = new LinkedHashMap<>(outcomes);
        all.replaceAll((name, outcome) -> outcome.equals(DONE) ? failed : outcome);
        return all;
    }

    private static List<Propstat> grouped(Map<Name, Outcome> outcomes) {
        var groups = new LinkedHashMap<Outcome, List<Content>>();
        outcomes.forEach((name, outcome) ->
                groups.computeIfAbsent(outcome, o -> new ArrayList<>()).add(Contents.empty(name)));
        return groups.entrySet().stream()
                .map(group ->
                        new Propstat(group.getKey().status(), group.getKey().condition(), group.getValue()))
                .toList();
    }
}
