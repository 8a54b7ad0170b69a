package sextant.server.cli;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Under which names and addresses this machine may be reached. */
final class Hosts {
    private static final String LOCAL = "localhost";

    private Hosts() {}

    /** The machine's name first, if it has one, then {@code localhost}, then its addresses. */
    static List<String> own() {
        var hosts = new LinkedHashSet<String>();
        name().ifPresent(hosts::add);
        hosts.add(LOCAL);
        hosts.add("127.0.0.1");
        hosts.add("::1");
        hosts.addAll(addresses());
        return List.copyOf(hosts);
    }

    /** What to type on another machine: the name, or the first address that is not of this machine alone. */
    static String reachable() {
        return name().or(() -> addresses().stream().findFirst()).orElse(LOCAL);
    }

    private static Optional<String> name() {
        try {
            var name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            return isName(name) ? Optional.of(name) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty(); // the machine's name leads nowhere: nobody could reach it by that
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(LOCAL)
                && !Character.isDigit(name.charAt(name.length() - 1))
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.');
    }

    private static List<String> addresses() {
        var addresses = new ArrayList<String>();
        try {
            for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (var address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                        addresses.add(address.getHostAddress());
                    }
                }
            }
        } catch (SocketException e) {
            return List.of(); // a machine that does not tell is reached by its name
        }
        addresses.sort((one, other) -> Boolean.compare(one.indexOf(':') >= 0, other.indexOf(':') >= 0));
        return addresses;
    }
}
