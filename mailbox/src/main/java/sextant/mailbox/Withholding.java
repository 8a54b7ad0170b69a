package sextant.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import sextant.content.Kind;

/**
 * What a device may not sync, as its user decided: kinds whose collections are not there for it. Kept as state of the
 * device, which goes when its row goes. Safe for use by any number of threads; one per store and process.
 */
public final class Withholding {
    private static final Author AUTHOR = Author.server("devices");
    private static final String STATE = "withheld";

    private final Mailboxes mailboxes;
    private final Devices devices;
    private final Map<DeviceId, Set<Kind>> known = new ConcurrentHashMap<>();

    public Withholding(Mailboxes mailboxes, Devices devices) {
        this.mailboxes = mailboxes;
        this.devices = devices;
        devices.onTurnedAway(known::remove);
    }

    /** What this device of the account may not sync; usually nothing. */
    public Set<Kind> of(AccountId account, DeviceId device) {
        // Asked on every request of every device: the store is asked once.
        return known.computeIfAbsent(device, id -> read(account, id));
    }

    private Set<Kind> read(AccountId account, DeviceId device) {
        var kinds = EnumSet.noneOf(Kind.class);
        var names = mailboxes
                .of(account)
                .state(device, STATE)
                .map(octets -> List.of(new String(octets, StandardCharsets.UTF_8).split(",")))
                .orElse(List.of());
        for (var kind : Kind.values()) {
            if (names.contains(kind.name())) {
                kinds.add(kind);
            }
        }
        return Set.copyOf(kinds);
    }

    /**
     * Decides what a device may not sync.
     *
     * @throws NotFound if there is no such row
     */
    public void set(AccountId account, DeviceId device, Set<Kind> kinds) {
        if (of(account, device).equals(kinds)) {
            return;
        }
        var names = kinds.stream().sorted().map(Kind::name).collect(Collectors.joining(","));
        var value = Optional.of(names.getBytes(StandardCharsets.UTF_8)).filter(octets -> octets.length > 0);
        mailboxes.of(account).commit(Batch.of(AUTHOR, new Edit.SetState(device, STATE, value)));
        known.put(device, Set.copyOf(kinds));
        devices.news().happened(account);
    }

    /** The mailbox as this device may see it. */
    public Mailbox view(Mailbox mailbox, DeviceId device) {
        var withheld = of(mailbox.account().id(), device);
        return withheld.isEmpty() ? mailbox : new NarrowedMailbox(mailbox, withheld);
    }
}
