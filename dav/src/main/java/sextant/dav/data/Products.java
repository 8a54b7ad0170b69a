package sextant.dav.data;

/** What objects made here say of their maker. */
public final class Products {
    /** The value of PRODID (RFC 5545 3.7.3). */
    public static final String ID = "-//Sextant//CalDAV//EN";

    private Products() {}
}
