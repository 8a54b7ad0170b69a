package sextant.web.items;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sextant.content.Kind;
import sextant.content.lens.When;
import sextant.content.line.Component;
import sextant.content.task.TaskFields;
import sextant.http.Exchange;
import sextant.mailbox.Mailboxes;
import sextant.web.page.Door;
import sextant.web.page.Frame;
import sextant.web.page.Moments;
import sextant.web.page.Templates;
import sextant.web.page.Text;
import sextant.web.page.Viewer;

/** The tasks: what is to be done, by when; and what is done. */
public final class TasksPage implements Door.Page {
    private final Mailboxes mailboxes;
    private final Templates templates;

    public TasksPage(Mailboxes mailboxes, Templates templates) {
        this.mailboxes = mailboxes;
        this.templates = templates;
    }

    private record Task(String title, Optional<LocalDate> due, boolean done, String folder, long id) {}

    @Override
    public void show(Exchange exchange, Viewer viewer) throws IOException {
        var folder = new Folder(mailboxes.of(viewer.account()));
        var items = folder.items(Kind.TASK);
        var tasks = items.stream().map(placed -> task(folder, placed)).toList();
        var groups = new ArrayList<ItemsView.Group>();
        group("To do", tasks.stream().filter(task -> !task.done()), viewer.moments())
                .ifPresent(groups::add);
        group("Done", tasks.stream().filter(Task::done), viewer.moments()).ifPresent(groups::add);
        templates.answer(
                exchange,
                200,
                "items",
                new ItemsView(
                        new Frame("Tasks", viewer, "tasks", "", "", false),
                        "tasks",
                        groups,
                        Text.count(items.size(), "task", "tasks"),
                        "No tasks yet. Make one, or connect a device that has some.",
                        items.size() == Folder.MOST,
                        "/tasks/edit"));
    }

    private static Task task(Folder folder, Folder.Placed placed) {
        var item = folder.read(placed.item())
                .flatMap(calendar -> calendar.components().stream()
                        .filter(part -> part.name().equals("VTODO"))
                        .findFirst());
        var subject = placed.item().summary().subject();
        return new Task(
                subject.isBlank() ? "(no title)" : Text.harmless(subject),
                item.flatMap(TasksPage::due),
                item.flatMap(TaskFields.COMPLETE::effective).orElse(false),
                Text.harmless(placed.collection()),
                placed.item().id().value());
    }

    private static Optional<LocalDate> due(Component task) {
        return TaskFields.DUE.get(task).map(When::date);
    }

    private static Optional<ItemsView.Group> group(String heading, Stream<Task> tasks, Moments moments) {
        var order = Comparator.comparing((Task task) -> task.due().orElse(LocalDate.MAX))
                .thenComparing(Task::title);
        var lines = tasks.sorted(order)
                .map(task -> new ItemsView.Line(
                        task.done() ? "check" : "",
                        task.title(),
                        task.due().map(due -> "Due " + due(due, moments)).stream()
                                .toList(),
                        task.folder(),
                        task.done(),
                        "/tasks/edit?item=" + task.id()))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new ItemsView.Group(heading, List.copyOf(lines)));
    }

    private static String due(LocalDate due, Moments moments) {
        var day = moments.day(due);
        return Character.isDigit(day.charAt(0)) ? day : day.toLowerCase(Locale.ROOT);
    }
}
