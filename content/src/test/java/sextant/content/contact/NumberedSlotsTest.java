package sextant.content.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberedSlotsTest {
    private final Cards before = Cards.of(
            "3.0",
            "FN:x",
            "EMAIL;TYPE=WORK:a@example.org",
            "EMAIL;TYPE=HOME:b@example.org",
            "EMAIL:c@example.org",
            "EMAIL:d@example.org");

    @Test
    void aCardThatOnlyMovedItsLinesKeepsItsSlots() {
        Cards now = Cards.of(
                "3.0",
                "FN:x",
                "EMAIL:d@example.org",
                "EMAIL;TYPE=HOME:b@example.org",
                "EMAIL;TYPE=WORK:a@example.org",
                "EMAIL:c@example.org");
        NumberedSlots.carry(before.card(), now.card());
        assertThat(Mails.EMAIL_1.get(now.card())).contains("a@example.org");
        assertThat(Mails.EMAIL_2.get(now.card())).contains("b@example.org");
        assertThat(Mails.EMAIL_3.get(now.card())).contains("c@example.org");
    }

    @Test
    void aRemovedAddressLeavesItsSlotFree() {
        Cards now =
                Cards.of("3.0", "FN:x", "EMAIL;TYPE=HOME:b@example.org", "EMAIL:c@example.org", "EMAIL:d@example.org");
        NumberedSlots.carry(before.card(), now.card());
        assertThat(Mails.EMAIL_1.get(now.card())).isEmpty();
        assertThat(Mails.EMAIL_2.get(now.card())).contains("b@example.org");
        assertThat(Mails.EMAIL_3.get(now.card())).contains("c@example.org");
    }

    @Test
    void aNewAddressTakesAFreeSlot() {
        Cards now = Cards.of(
                "3.0",
                "FN:x",
                "EMAIL;TYPE=HOME:b@example.org",
                "EMAIL:c@example.org",
                "EMAIL:d@example.org",
                "EMAIL:new@example.org");
        NumberedSlots.carry(before.card(), now.card());
        assertThat(Mails.EMAIL_1.get(now.card())).contains("new@example.org");
        assertThat(Mails.EMAIL_2.get(now.card())).contains("b@example.org");
        assertThat(Mails.EMAIL_3.get(now.card())).contains("c@example.org");
    }

    @Test
    void aChangedAddressOfTheSameTypeStaysInItsSlot() {
        Cards now = Cards.of(
                "3.0",
                "FN:x",
                "EMAIL;TYPE=HOME:b2@example.org",
                "EMAIL;TYPE=WORK:a@example.org",
                "EMAIL:c@example.org",
                "EMAIL:d@example.org");
        NumberedSlots.carry(before.card(), now.card());
        assertThat(Mails.EMAIL_1.get(now.card())).contains("a@example.org");
        assertThat(Mails.EMAIL_2.get(now.card())).contains("b2@example.org");
    }

    @Test
    void anUnchangedCardIsNotTouched() {
        Cards now = Cards.of(before.text());
        NumberedSlots.carry(before.card(), now.card());
        assertThat(now.text()).isEqualTo(before.text());
    }
}
