package sextant.mail;

import java.util.List;

/** What mail asks of the name service. Every answer may be empty; safe for use by any number of threads. */
public interface Dns {
    /** What kind of record is meant. */
    enum Type {
        A,
        AAAA,
        MX,
        PTR,
        TXT
    }

    /** It is not known now; it may be later. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        public Unavailable(String message) {
            super(message);
        }
    }

    /**
     * The records of a name, each as text: an address; preference, space and host without a final dot ({@code "10 mx.example.org"},
     * {@code "0 ."} for the null MX of RFC 7505 with {@code "0 "}); a host; the joined strings of a TXT record.
     *
     * @throws Unavailable if no server answers
     */
    List<String> records(String name, Type type) throws Unavailable;
}
