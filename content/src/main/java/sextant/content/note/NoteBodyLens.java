package sextant.content.note;

import java.util.Optional;
import sextant.content.lens.Lens;
import sextant.content.line.Component;

/**
 * The body of a note, in one of its forms. A subject that is only the first line of the body follows it, since many programs
 * know no other subject.
 *
 * @param form the form that is read and written
 * @param plain the plain text, of which the first line may be the subject
 * @param subject the subject
 */
record NoteBodyLens(Lens<String> form, Lens<String> plain, Lens<String> subject) implements Lens<String> {
    private static final int LONGEST_SUBJECT = 255; // what Outlook cuts a first line to

    @Override
    public String field() {
        return form.field();
    }

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public Optional<String> get(Component note) {
        return form.get(note);
    }

    @Override
    public void set(Component note, String value) {
        String before = firstLine(note);
        form.set(note, value);
        String now = firstLine(note);
        if (!before.isEmpty() && !now.isEmpty() && !now.equals(before)) {
            subject.get(note)
                    .filter(text -> text.equals(before) || text.equals(cut(before)))
                    .ifPresent(derived -> subject.set(note, derived.equals(before) ? now : cut(now)));
        }
    }

    private String firstLine(Component note) {
        String text = plain.get(note).orElse("");
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
    }

    @Override
    public void clear(Component note) {
        form.clear(note);
    }
}
