package sextant.mailbox.store;

import sextant.mailbox.Epoch;
import sextant.mailbox.Position;

/** Where an account's journal stands. */
public record Head(Epoch epoch, Position position) {}
