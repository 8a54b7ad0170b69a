package sextant.web;

import java.util.List;
import java.util.Set;
import sextant.http.Access;
import sextant.http.Route;
import sextant.mailbox.Devices;

/** The rows of the route table that belong to the web page. */
public final class WebRoutes {
    private static final Set<String> READ = Set.of("GET");

    private final Devices devices;

    public WebRoutes(Devices devices) {
        this.devices = devices;
    }

    public List<Route> routes() {
        return List.of(
                new Route("/", READ, Access.PUBLIC, 0, new ConnectPage()),
                new Route("/devices", READ, Access.ACCOUNT, 0, new DevicesPage(devices)),
                new Route("/style.css", READ, Access.PUBLIC, 0, new StyleSheet()));
    }
}
