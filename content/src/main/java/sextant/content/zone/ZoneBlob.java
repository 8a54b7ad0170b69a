package sextant.content.zone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;

/**
 * The time-zone structure of 172 octets that Exchange ActiveSync sends in base64 (MS-ASDTYPE 2.7.6): one rule for all years.
 * Its names are hints for people and never identify a zone.
 *
 * @param bias minutes to add to local time to get universal time
 * @param standardName at most 32 characters
 * @param standardDate when standard time begins
 * @param standardBias minutes to add to the bias in standard time; 0 in practice
 * @param daylightName at most 32 characters
 * @param daylightDate when daylight time begins
 * @param daylightBias minutes to add to the bias in daylight time; -60 in most zones
 */
public record ZoneBlob(
        int bias,
        String standardName,
        SystemTime standardDate,
        int standardBias,
        String daylightName,
        SystemTime daylightDate,
        int daylightBias) {
    /** The number of octets of the structure. */
    public static final int SIZE = 172;

    private static final int NAME_SIZE = 64;
    private static final int LONGEST_BASE64 = 1_000;

    /** The rule that a zone follows in a year. Where two changes cannot say it, the rule is exact for that year only. */
    public static ZoneBlob of(Zone zone, int year) {
        YearRule rule = YearRule.of(zone.rules(), year);
        String standard = zone.id().flatMap(ZoneNames::windowsName).orElse(zone.name());
        String daylight = standard.replace(" Standard Time", " Daylight Time");
        return new ZoneBlob(
                -rule.standard().getTotalSeconds() / 60,
                standard,
                rule.toStandard(),
                0,
                daylight,
                rule.toDaylight(),
                rule.hasDaylight()
                        ? (rule.standard().getTotalSeconds() - rule.daylight().getTotalSeconds()) / 60
                        : 0);
    }

    /** Reads the structure; empty unless there are at least 172 octets. */
    public static Optional<ZoneBlob> decode(byte[] octets) {
        if (octets.length < SIZE) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        int bias = buffer.getInt();
        String standardName = name(buffer);
        SystemTime standardDate = SystemTime.read(buffer);
        int standardBias = buffer.getInt();
        String daylightName = name(buffer);
        SystemTime daylightDate = SystemTime.read(buffer);
        return Optional.of(new ZoneBlob(
                bias, standardName, standardDate, standardBias, daylightName, daylightDate, buffer.getInt()));
    }

    /** Reads the structure in base64, with or without line breaks; empty if it is not that. */
    public static Optional<ZoneBlob> decode(String base64) {
        if (base64.length() > LONGEST_BASE64) {
            return Optional.empty();
        }
        try {
            return decode(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The 172 octets. Names are cut to 31 characters. */
    public byte[] encode() {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(bias);
        putName(buffer, standardName);
        standardDate.write(buffer);
        buffer.putInt(standardBias);
        putName(buffer, daylightName);
        daylightDate.write(buffer);
        buffer.putInt(daylightBias);
        return buffer.array();
    }

    /** The octets in base64, on one line. */
    public String base64() {
        return Base64.getEncoder().encodeToString(encode());
    }

    /** Whether the structure says nothing, which clients send for "no zone". */
    public boolean isEmpty() {
        return bias == 0
                && standardBias == 0
                && daylightBias == 0
                && standardDate.month() == 0
                && daylightDate.month() == 0
                && standardName.isEmpty()
                && daylightName.isEmpty();
    }

    /**
     * The zone this structure most probably stands for, found in this order: the zone stored so far if its rule is the same
     * in the year of the event, so that an echo changes nothing; the zone of the Windows name, in the country of the
     * mailbox, if the rule is its; the zone of the mailbox if the rule is its; any zone with this rule, the usual ones
     * first; a zone of its own made from the rule.
     *
     * @param stored the zone of the item so far, if it has one
     * @param mailbox the zone of the mailbox
     * @param year the year of the event
     * @return empty if the structure says nothing or nonsense
     */
    public Optional<Zone> zone(Optional<ZoneId> stored, ZoneId mailbox, int year) {
        return new BlobZones(this, year).resolve(stored, mailbox);
    }

    private static String name(ByteBuffer buffer) {
        var octets = new byte[NAME_SIZE];
        buffer.get(octets);
        String name = new String(octets, StandardCharsets.UTF_16LE);
        int end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    private static void putName(ByteBuffer buffer, String name) {
        int most = NAME_SIZE / 2 - 1;
        byte[] octets = name.substring(0, Math.min(most, name.length())).getBytes(StandardCharsets.UTF_16LE);
        buffer.put(octets).put(new byte[NAME_SIZE - octets.length]);
    }
}
