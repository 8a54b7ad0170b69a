package sextant.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import sextant.http.Access;
import sextant.http.Endpoint;
import sextant.http.Route;
import sextant.http.SignIn;
import sextant.mail.send.Outbox;
import sextant.mailbox.Accounts;
import sextant.mailbox.ActivityLog;
import sextant.mailbox.Devices;
import sextant.mailbox.Mailboxes;
import sextant.mailbox.Protocol;
import sextant.mailbox.Withholding;
import sextant.mailbox.search.Search;
import sextant.web.account.AbsencePage;
import sextant.web.account.AccountPage;
import sextant.web.account.SessionsPage;
import sextant.web.account.SignInPage;
import sextant.web.admin.AllDevicesPage;
import sextant.web.connect.ConnectPage;
import sextant.web.connect.Handover;
import sextant.web.connect.HelpPage;
import sextant.web.connect.PasswordsPage;
import sextant.web.connect.PhonePage;
import sextant.web.devices.DeleteDevices;
import sextant.web.devices.DeviceFeed;
import sextant.web.devices.DevicePage;
import sextant.web.devices.DevicesPage;
import sextant.web.devices.EditDevice;
import sextant.web.items.CalendarPage;
import sextant.web.items.ContactsPage;
import sextant.web.items.ItemEditor;
import sextant.web.items.ItemForm;
import sextant.web.items.NotesPage;
import sextant.web.items.TasksPage;
import sextant.web.mail.ComposePage;
import sextant.web.mail.MailActions;
import sextant.web.mail.MailPage;
import sextant.web.mail.MessagePage;
import sextant.web.page.Assets;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Templates;
import sextant.web.session.Sessions;

/** The rows of the route table that belong to the web page, one for each page and one for each form. */
public final class WebRoutes {
    private static final Set<String> READ = Set.of("GET");
    private static final Set<String> SEND = Set.of("POST");
    private static final long FORM = 64 * 1024;
    private static final long FILE = 50 * 1024 * 1024;
    private static final long LETTER = 2 * 1024 * 1024;
    private static final String DEVICES = "/settings/devices";
    private static final String ALL_DEVICES = "/settings/administration/devices";

    private final Parts parts;
    private final Templates templates = new Templates();
    private final Door door;
    private final List<Route> routes = new ArrayList<>();

    /**
     * What the web page stands on.
     *
     * @param spoken the protocols that devices can use here
     * @param random draws keys: a cryptographic generator, safe for threads
     */
    public record Parts(
            Mailboxes mailboxes,
            Accounts accounts,
            Devices devices,
            ActivityLog activities,
            Withholding withholding,
            Outbox outbox,
            Search search,
            Sessions sessions,
            SignIn signIn,
            Set<Protocol> spoken,
            InstantSource clock,
            RandomGenerator random) {}

    public WebRoutes(Parts parts) {
        this.parts = parts;
        this.door = new Door(parts.sessions, templates, parts.clock);
        account();
        items();
        mail();
        settings();
        devices();
        connecting();
        administration();
        routes.add(new Route("/assets/**", READ, Access.PUBLIC, 0, new Assets()));
    }

    /** The rows. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    private void page(String path, Door.Page page) {
        routes.add(new Route(path, READ, Access.SESSION, 0, door.page(page)));
    }

    private void form(String path, Door.Action action) {
        routes.add(new Route(path, SEND, Access.SESSION, FORM, door.action(action)));
    }

    private void anybody(String path, Endpoint endpoint) {
        routes.add(new Route(path, READ, Access.PUBLIC, 0, endpoint));
    }

    private void account() {
        var signIn = new SignInPage(parts.signIn, parts.sessions, templates);
        anybody("/sign-in", signIn::show);
        routes.add(new Route("/sign-in", SEND, Access.PUBLIC, FORM, signIn::enter));
        form("/sign-out", signIn::leave);
        var account = new AccountPage(parts.accounts, parts.signIn, signIn, templates);
        page("/settings/account", account);
        form("/settings/account", account::save);
        form("/settings/account/password", account::changePassword);
        var absence = new AbsencePage(parts.accounts, templates);
        page("/settings/absence", absence);
        form("/settings/absence", absence::save);
        var sessions = new SessionsPage(parts.sessions, templates);
        page("/settings/sessions", sessions);
        form("/settings/sessions", sessions::end);
    }

    private void items() {
        page("/", (exchange, viewer) -> Door.goTo(exchange, "/mail"));
        page("/calendar", new CalendarPage(parts.mailboxes, templates));
        page("/contacts", new ContactsPage(parts.mailboxes, templates));
        page("/tasks", new TasksPage(parts.mailboxes, templates));
        page("/notes", new NotesPage(parts.mailboxes, templates));
        edit(ItemForm.CONTACTS);
        edit(ItemForm.TASKS);
        edit(ItemForm.NOTES);
    }

    private void edit(ItemForm form) {
        var editor = new ItemEditor(form, parts.mailboxes, templates, parts.clock, parts.random);
        page(form.path() + "/edit", editor);
        routes.add(
                new Route(form.path() + "/edit", SEND, Access.SESSION, LETTER, door.action(editor::act, (int) LETTER)));
    }

    private void mail() {
        var list = new MailPage(parts.mailboxes, parts.search, templates);
        page("/mail", list);
        page("/mail/rows", list::showRows);
        page("/mail/news", list::tell);
        var message = new MessagePage(parts.mailboxes, parts.search, templates);
        page("/mail/message", message);
        page("/mail/body", message::showBody);
        page("/mail/part", message::showPart);
        page("/mail/source", message::showSource);
        form("/mail/act", new MailActions(parts.mailboxes)::act);
        var compose = new ComposePage(
                parts.mailboxes, parts.accounts, parts.outbox, parts.search, templates, parts.clock, parts.random);
        page("/mail/compose", compose);
        routes.add(new Route("/mail/compose", SEND, Access.SESSION, LETTER, door.action(compose::act, (int) LETTER)));
        routes.add(new Route("/mail/attach", SEND, Access.SESSION, FILE, door.upload(compose::attach)));
        page("/mail/complete", compose::complete);
    }

    private void settings() {
        page(
                "/settings",
                (exchange, viewer) ->
                        templates.answer(exchange, 200, "settings", Frame.settings("Settings", viewer, "")));
    }

    private void devices() {
        var list = new DevicesPage(parts.devices, templates);
        page(DEVICES, list);
        page(DEVICES + "/rows", list::showRows);
        var feed = new DeviceFeed(parts.devices.news());
        page(DEVICES + "/news", feed.own());
        var device = new DevicePage(parts.devices, parts.activities, parts.withholding, parts.accounts, templates);
        page(DEVICES + "/device", device);
        page(DEVICES + "/activity", device::showActivity);
        var edit = new EditDevice(parts.devices, parts.withholding, templates);
        page(DEVICES + "/edit", edit::show);
        form(DEVICES + "/edit", edit::save);
        var delete = new DeleteDevices(parts.devices, parts.accounts, templates);
        page(DEVICES + "/delete", delete::ask);
        form(DEVICES + "/delete", delete::delete);
    }

    private void connecting() {
        var handover = new Handover(parts.accounts, parts.clock, parts.random);
        var connect = new ConnectPage(parts.accounts, parts.spoken, handover, parts.clock, templates);
        page("/settings/connect", connect);
        form("/settings/connect", connect::connect);
        var passwords = new PasswordsPage(parts.accounts, parts.devices, templates);
        page("/settings/passwords", passwords);
        page("/settings/passwords/revoke", passwords::ask);
        form("/settings/passwords/revoke", passwords::revoke);
        var phone = new PhonePage(handover, parts.spoken, templates);
        anybody("/connect", phone::show);
        anybody("/connect/sextant.mobileconfig", phone::sendProfile);
        anybody("/help", new HelpPage(parts.spoken, templates));
    }

    private void administration() {
        var all = new AllDevicesPage(parts.devices, parts.accounts, templates);
        administrators(ALL_DEVICES, READ, 0, door.page(all));
        administrators(ALL_DEVICES, SEND, FORM, door.action(all::decide));
        administrators(ALL_DEVICES + "/rows", READ, 0, door.page(all::showRows));
        administrators(ALL_DEVICES + "/news", READ, 0, door.page(new DeviceFeed(parts.devices.news()).all()));
    }

    private void administrators(String path, Set<String> methods, long body, Endpoint endpoint) {
        routes.add(new Route(path, methods, Access.SESSION_ADMINISTRATOR, body, endpoint));
    }
}
