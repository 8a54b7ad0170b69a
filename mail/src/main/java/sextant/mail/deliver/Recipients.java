package sextant.mail.deliver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sextant.mailbox.Account;
import sextant.mailbox.Accounts;
import sextant.mailbox.Domain;

/**
 * Whose an address is. In this order: an account's own address; an alias; either of them with a detail behind a plus sign
 * (RFC 5233); postmaster and abuse (RFC 2142), who are the first administrator where nobody else is; the domain's
 * catch-all. Safe for use by any number of threads.
 */
public final class Recipients {
    /** The domain setting that holds where mail goes that is for nobody else. */
    public static final String CATCH_ALL = "catch-all";
    /** What the domain settings that hold aliases begin with; the local part follows. The value is addresses. */
    public static final String ALIAS = "alias.";

    private static final Set<String> CARETAKERS = Set.of("postmaster", "abuse");
    private static final int DEPTH = 5;
    private static final int MOST = 500;

    private final Accounts accounts;

    public Recipients(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What an address is to this server. */
    public sealed interface Resolution {}

    /** These accounts get it; at least one. */
    public record Local(List<Account> accounts) implements Resolution {}

    /** The domain is this server's, and nobody there has the address. */
    public record Unknown() implements Resolution {}

    /** The domain is another server's. */
    public record Foreign() implements Resolution {}

    /** Finds out whose an address is; {@code postmaster} without a domain is the first domain's. */
    public Resolution resolve(String address) {
        var at = address.lastIndexOf('@');
        if (at < 0) {
            var first = accounts.domains().stream().findFirst();
            return first.isPresent() ? resolve(address + "@" + first.get().name()) : new Unknown();
        }
        var domain = domain(address.substring(at + 1));
        if (domain.isEmpty()) {
            return new Foreign();
        }
        var found = new LinkedHashSet<Account>();
        collect(local(address.substring(0, at)), domain.get(), DEPTH, found);
        return found.isEmpty() ? new Unknown() : new Local(List.copyOf(found));
    }

    /** Whether a user may write in the name of this address. */
    public boolean belongsTo(String address, Account account) {
        return resolve(address) instanceof Local(var owners)
                && owners.size() == 1
                && owners.getFirst().id().equals(account.id());
    }

    /** All addresses that are this account's alone, its own first. */
    public Set<String> addressesOf(Account account) {
        var found = new LinkedHashSet<String>();
        found.add(account.address());
        for (var domain : accounts.domains()) {
            domain.settings().values().forEach((name, targets) -> {
                if (name.startsWith(ALIAS) && targets.equals(account.address())) {
                    found.add(name.substring(ALIAS.length()) + "@" + domain.name());
                }
            });
        }
        return found;
    }

    private Optional<Domain> domain(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return accounts.domains().stream()
                .filter(domain -> domain.name().equals(wanted))
                .findFirst();
    }

    /** Quoting says nothing about whose an address is (RFC 5321 4.1.2). */
    private static String local(String text) {
        var plain = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\", "")
                : text;
        return plain.toLowerCase(Locale.ROOT);
    }

    private void collect(String local, Domain domain, int depth, Set<Account> found) {
        if (named(local, domain, depth, found)) {
            return;
        }
        var plus = local.indexOf('+');
        if (plus > 0 && named(local.substring(0, plus), domain, depth, found)) {
            return;
        }
        if (CARETAKERS.contains(local)) {
            accounts.all().stream().filter(Account::administrator).findFirst().ifPresent(found::add);
            return;
        }
        domain.settings().get(CATCH_ALL).ifPresent(target -> follow(target, depth, found));
    }

    private boolean named(String local, Domain domain, int depth, Set<Account> found) {
        var own = accounts.byAddress(local + "@" + domain.name());
        if (own.isPresent()) {
            if (found.size() < MOST) {
                found.add(own.get());
            }
            return true;
        }
        var alias = domain.settings().get(ALIAS + local);
        if (alias.isEmpty()) {
            return false;
        }
        for (var target : targets(alias.get())) {
            follow(target, depth, found);
        }
        return true;
    }

    private void follow(String target, int depth, Set<Account> found) {
        var at = target.lastIndexOf('@');
        if (depth > 0 && at > 0) {
            domain(target.substring(at + 1))
                    .ifPresent(domain -> collect(local(target.substring(0, at)), domain, depth - 1, found));
        }
    }

    /** The addresses an alias stands for. */
    public static List<String> targets(String value) {
        var found = new ArrayList<String>();
        for (var word : value.split(" ", -1)) {
            if (!word.isEmpty()) {
                found.add(word);
            }
        }
        return found;
    }
}
