package sextant.content.lens;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A picture, sound, key or attachment: its octets, or where they are. Immutable. */
public sealed interface Media {
    /** The media type in lower case ({@code image/jpeg}), empty when unknown. */
    String mediaType();

    /** Octets in the document itself. */
    final class Inline implements Media {
        private final String mediaType;
        private final byte[] octets;

        /** Octets of a media type, which may be empty when unknown. */
        public Inline(String mediaType, byte[] octets) {
            this.mediaType = mediaType;
            this.octets = octets.clone();
        }

        @Override
        public String mediaType() {
            return mediaType;
        }

        /** A copy of the octets. */
        public byte[] octets() {
            return octets.clone();
        }

        /** How many octets. */
        public int size() {
            return octets.length;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Inline that
                    && mediaType.equals(that.mediaType)
                    && Arrays.equals(octets, that.octets);
        }

        @Override
        public int hashCode() {
            return Objects.hash(mediaType, Arrays.hashCode(octets));
        }

        @Override
        public String toString() {
            return octets.length + " octets of " + mediaType;
        }
    }

    /**
     * A URI that leads to the octets.
     *
     * @param mediaType empty when not declared
     */
    record Remote(String uri, String mediaType) implements Media {}
}
