package sextant.mailbox;

/** Names one row of <i>Synchronized Devices</i>; given by the store, never reused, not even after the row is deleted. */
public record DeviceId(long value) {}
