package sextant.web.items;

import java.util.List;
import sextant.content.Kind;
import sextant.content.contact.Addresses;
import sextant.content.contact.Card;
import sextant.content.contact.Mails;
import sextant.content.contact.Names;
import sextant.content.contact.Person;
import sextant.content.contact.Phones;
import sextant.content.contact.Work;
import sextant.content.lens.Importance;
import sextant.content.note.NoteFields;
import sextant.content.task.TaskFields;
import sextant.mailbox.Role;

/**
 * How one kind of item is edited.
 *
 * @param path of its list; its form is below
 * @param word what one is called
 * @param component its name in its document
 * @param role the folder a new one goes to
 */
public record ItemForm(Kind kind, String path, String word, String component, Role role, List<Input> inputs) {
    /** Whether it is a document of its own, not a part of a calendar object. */
    boolean isCard() {
        return kind == Kind.CONTACT;
    }

    public ItemForm {
        inputs = List.copyOf(inputs);
    }

    /** Contacts. */
    public static final ItemForm CONTACTS = new ItemForm(
            Kind.CONTACT,
            "/contacts",
            "contact",
            "VCARD",
            Role.CONTACTS,
            List.of(
                    Input.text("given", "First name", Names.GIVEN_NAME),
                    Input.text("family", "Last name", Names.FAMILY_NAME),
                    Input.text("prefix", "Title before the name", Names.NAME_PREFIX),
                    Input.text("company", "Company", Work.COMPANY),
                    Input.text("department", "Department", Work.DEPARTMENT),
                    Input.text("job", "Job", Work.JOB_TITLE),
                    Input.text("email1", "E-mail", Mails.EMAIL_1),
                    Input.text("email2", "Second e-mail", Mails.EMAIL_2),
                    Input.text("email3", "Third e-mail", Mails.EMAIL_3),
                    Input.text("mobile", "Mobile phone", Phones.MOBILE),
                    Input.text("work-phone", "Phone at work", Phones.WORK_PHONE),
                    Input.text("home-phone", "Phone at home", Phones.HOME_PHONE),
                    Input.text("home-street", "Home: street", Addresses.HOME_STREET),
                    Input.text("home-code", "Home: postal code", Addresses.HOME_POSTAL_CODE),
                    Input.text("home-city", "Home: city", Addresses.HOME_CITY),
                    Input.text("home-country", "Home: country", Addresses.HOME_COUNTRY),
                    Input.text("work-street", "Work: street", Addresses.WORK_STREET),
                    Input.text("work-code", "Work: postal code", Addresses.WORK_POSTAL_CODE),
                    Input.text("work-city", "Work: city", Addresses.WORK_CITY),
                    Input.text("work-country", "Work: country", Addresses.WORK_COUNTRY),
                    Input.date("birthday", "Birthday", Person.BIRTHDAY),
                    Input.text("page", "Web page", Mails.WORK_PAGE),
                    Input.list("categories", "Categories", Card.CATEGORIES),
                    Input.longText("notes", "Notes", Card.NOTES)));

    /** Notes. */
    public static final ItemForm NOTES = new ItemForm(
            Kind.NOTE,
            "/notes",
            "note",
            "VJOURNAL",
            Role.NOTES,
            List.of(
                    Input.text("subject", "Title", NoteFields.SUBJECT),
                    Input.longText("text", "Text", NoteFields.DESCRIPTION),
                    Input.list("categories", "Categories", NoteFields.CATEGORIES)));

    /** Tasks. */
    public static final ItemForm TASKS = new ItemForm(
            Kind.TASK,
            "/tasks",
            "task",
            "VTODO",
            Role.TASKS,
            List.of(
                    Input.text("subject", "Task", TaskFields.SUBJECT),
                    Input.day("start", "Begin", TaskFields.START),
                    Input.day("due", "Due", TaskFields.DUE),
                    Input.check("done", "Done", TaskFields.COMPLETE),
                    Input.choice(
                            "importance",
                            "Importance",
                            Importance.class,
                            Importance.NORMAL,
                            List.of(
                                    new Input.Choice("HIGH", "high"),
                                    new Input.Choice("NORMAL", "normal"),
                                    new Input.Choice("LOW", "low")),
                            TaskFields.IMPORTANCE),
                    Input.longText("text", "Notes", TaskFields.DESCRIPTION),
                    Input.list("categories", "Categories", TaskFields.CATEGORIES)));
}
