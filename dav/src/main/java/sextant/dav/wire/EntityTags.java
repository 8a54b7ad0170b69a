package sextant.dav.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110 13.1).
 *
 * @param any whether it is {@code *}
 * @param tags the opaque parts of the entity tags listed, without their quotes
 * @param weak for each tag, whether it was marked as weak
 */
public record EntityTags(boolean any, List<String> tags, List<Boolean> weak) {
    public EntityTags {
        tags = List.copyOf(tags);
        weak = List.copyOf(weak);
    }

    /** Reads all fields of one of the two names. A tag without quotes, as some clients send it, is taken as it is. */
    public static EntityTags parse(List<String> fields) {
        var tags = new ArrayList<String>();
        var weak = new ArrayList<Boolean>();
        for (var field : fields) {
            if (field.strip().equals("*")) {
                return new EntityTags(true, List.of(), List.of());
            }
            parse(field, tags, weak);
        }
        return new EntityTags(false, tags, weak);
    }

    private static void parse(String field, List<String> tags, List<Boolean> weak) {
        var at = 0;
        while (at < field.length()) {
            if (" \t,".indexOf(field.charAt(at)) >= 0) {
                at++;
                continue;
            }
            var isWeak = field.startsWith("W/\"", at);
            var from = isWeak ? at + 2 : at;
            int end;
            if (field.charAt(from) == '"') {
                from++;
                end = field.indexOf('"', from);
                at = end < 0 ? field.length() : end + 1;
            } else {
                end = field.indexOf(',', from);
                at = end < 0 ? field.length() : end;
            }
            tags.add(field.substring(from, end < 0 ? field.length() : end).strip());
            weak.add(isWeak);
        }
    }

    /** Whether the resource with this tag meets {@code If-Match}: strong comparison. */
    public boolean matchesStrongly(String tag) {
        for (var i = 0; i < tags.size(); i++) {
            if (!weak.get(i) && tags.get(i).equals(tag)) {
                return true;
            }
        }
        return any;
    }

    /** Whether the resource with this tag is among those of {@code If-None-Match}: weak comparison. */
    public boolean matchesWeakly(String tag) {
        return any || tags.contains(tag);
    }
}
