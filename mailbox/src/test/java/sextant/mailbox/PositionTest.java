package sextant.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void theFirstChangeFollowsTheStart() {
        assertThat(Position.START.next()).isEqualTo(new Position(1)).isGreaterThan(Position.START);
    }

    @Test
    void thereIsNothingBeforeTheStart() {
        assertThatThrownBy(() -> new Position(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
