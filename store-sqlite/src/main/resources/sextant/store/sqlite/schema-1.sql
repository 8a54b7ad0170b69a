-- Version 1. Times are nanoseconds since 1970; a BLOB named "row", "settings" or "properties" is written by RowOutput.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE domain (
  name TEXT PRIMARY KEY,
  settings BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  administrator INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  settings BLOB NOT NULL,
  created INTEGER NOT NULL
) STRICT;

-- Where each account's journal stands. "bytes" is the length of all its items' documents together; every position above
-- "forgotten" has its row in history.
CREATE TABLE journal (
  account INTEGER PRIMARY KEY REFERENCES account (id),
  epoch INTEGER NOT NULL,
  head INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  forgotten INTEGER NOT NULL
) STRICT;

CREATE TABLE credential (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES account (id),
  type TEXT NOT NULL,
  label TEXT NOT NULL,
  hash TEXT NOT NULL,
  created INTEGER NOT NULL,
  last_used INTEGER
) STRICT;
CREATE INDEX credential_account ON credential (account);

-- The last number given away, by what it numbers.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES ('device', 0);

CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account (id),
  protocol TEXT NOT NULL,
  identifier TEXT NOT NULL,
  own_name TEXT NOT NULL,
  given_name TEXT,
  client TEXT NOT NULL,
  credential INTEGER,
  first_seen INTEGER NOT NULL,
  last_sync INTEGER NOT NULL,
  access TEXT NOT NULL
) STRICT;
CREATE INDEX device_account ON device (account);

CREATE TABLE device_state (
  device INTEGER NOT NULL REFERENCES device (id),
  key TEXT NOT NULL,
  value BLOB NOT NULL,
  UNIQUE (device, key)
) STRICT;

-- "pruned" is the newest position of a tombstone that was dropped.
CREATE TABLE collection (
  account INTEGER NOT NULL REFERENCES account (id),
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  accepts TEXT NOT NULL,
  role TEXT NOT NULL,
  parent INTEGER,
  name TEXT NOT NULL,
  segment TEXT NOT NULL,
  properties BLOB NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  horizon INTEGER NOT NULL,
  pruned INTEGER NOT NULL,
  PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE collection_tombstone (
  account INTEGER NOT NULL REFERENCES account (id),
  position INTEGER NOT NULL,
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  segment TEXT NOT NULL,
  PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;

-- Octets once, however many items and history rows have them: up to a limit in document_inline, else in a file.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  file INTEGER NOT NULL
) STRICT;

CREATE TABLE document_inline (
  document INTEGER PRIMARY KEY REFERENCES document (id),
  octets BLOB NOT NULL
) STRICT;

-- Documents that lost a reference and may have no other.
CREATE TABLE document_loose (
  document INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE item (
  account INTEGER NOT NULL,
  id INTEGER NOT NULL,
  collection INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  uid TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  position INTEGER NOT NULL,
  content_position INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  hash BLOB NOT NULL,
  document INTEGER NOT NULL REFERENCES document (id),
  row BLOB NOT NULL,
  FOREIGN KEY (account, collection) REFERENCES collection (account, id)
) STRICT;
CREATE UNIQUE INDEX item_id ON item (account, id);
CREATE UNIQUE INDEX item_position ON item (account, collection, position);
CREATE UNIQUE INDEX item_name ON item (account, collection, name);
CREATE INDEX item_uid ON item (account, uid) WHERE uid <> '';
CREATE INDEX item_span ON item (account, collection, last, first, id);
CREATE INDEX item_document ON item (document);

CREATE TABLE tombstone (
  account INTEGER NOT NULL REFERENCES account (id),
  collection INTEGER NOT NULL,
  position INTEGER NOT NULL,
  item INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (account, collection, position)
) STRICT, WITHOUT ROWID;

-- One row for every position, so that a gap shows; "item" is null where a collection changed.
CREATE TABLE history (
  account INTEGER NOT NULL REFERENCES account (id),
  position INTEGER NOT NULL,
  item INTEGER,
  effect TEXT NOT NULL,
  device INTEGER,
  via TEXT NOT NULL,
  at INTEGER NOT NULL,
  document INTEGER REFERENCES document (id),
  before BLOB,
  PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_at ON history (at);
CREATE INDEX history_document ON history (document) WHERE document IS NOT NULL;

CREATE TABLE operation (
  account INTEGER NOT NULL REFERENCES account (id),
  id TEXT NOT NULL,
  head INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_at ON operation (at);
