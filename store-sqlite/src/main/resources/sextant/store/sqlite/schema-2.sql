-- Version 2: every account has a folder that folders of files stand in. An account whose journal has not begun gets it
-- with its other collections when it begins.

INSERT INTO collection (account, id, kind, accepts, role, parent, name, segment, properties, created, changed, horizon,
  pruned)
SELECT account, head + 1, 'FILE', 'FILE', 'FILES', NULL, 'Files', 'files', X'00', head + 1, head + 1, 0, 0
FROM journal WHERE head > 0;

INSERT INTO history (account, position, item, effect, device, via, at, document, before)
SELECT account, head + 1, NULL, 'CREATED', NULL, 'update', CAST(strftime('%s', 'now') AS INTEGER) * 1000000000, NULL, NULL
FROM journal WHERE head > 0;

UPDATE journal SET head = head + 1 WHERE head > 0;
