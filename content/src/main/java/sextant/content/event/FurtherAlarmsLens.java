package sextant.content.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import sextant.content.lens.Lens;
import sextant.content.line.Component;

/**
 * The alarms beside the reminder. One that stays keeps all it holds.
 *
 * @param reminder which alarms may be the reminder
 */
public record FurtherAlarmsLens(String field, Predicate<Component> reminder) implements Lens<List<Alarm>> {
    @Override
    public Class<?> type() {
        return List.class;
    }

    @Override
    public Optional<List<Alarm>> get(Component item) {
        List<Alarm> alarms = read(Alarms.others(item, reminder));
        return alarms.isEmpty() ? Optional.empty() : Optional.of(alarms);
    }

    private static List<Alarm> read(List<Component> components) {
        return components.stream().map(Alarm::read).flatMap(Optional::stream).toList();
    }

    @Override
    public void set(Component item, List<Alarm> value) {
        List<Component> present = Alarms.others(item, reminder).stream()
                .filter(alarm -> Alarm.read(alarm).isPresent())
                .toList();
        if (read(present).equals(value)) {
            return;
        }
        List<Component> known = new ArrayList<>(present);
        List<Component> wanted = new ArrayList<>();
        for (Alarm alarm : value) {
            Optional<Component> old = known.stream()
                    .filter(component ->
                            Alarm.read(component).filter(alarm::equals).isPresent())
                    .findFirst();
            old.ifPresent(known::remove);
            wanted.add(old.orElseGet(alarm::component));
        }
        boolean appended = wanted.size() >= present.size()
                && wanted.subList(0, present.size()).equals(present);
        if (!appended) {
            present.forEach(item::remove);
        }
        wanted.stream().skip(appended ? present.size() : 0).forEach(alarm -> Alarms.addOther(item, alarm, reminder));
    }

    @Override
    public void clear(Component item) {
        set(item, List.of());
    }
}
