// A person's machine whose calendars and address books are folders of files, synced with tsdav.
// Usage: node machine.mjs HOME COMMAND [ARGUMENT...], with SERVER, ADDRESS and PASSWORD in the environment.
// What it did comes out as lines, their fields divided by tabs.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDAVClient } from 'tsdav';

const [home, command, ...rest] = process.argv.slice(2);
const say = (...fields) => console.log(fields.join('\t'));

const kinds = {
  caldav: {
    collections: c => c.fetchCalendars(),
    create: (c, collection, filename, data) => c.createCalendarObject({ calendar: collection, filename, iCalString: data }),
    update: (c, object) => c.updateCalendarObject({ calendarObject: object }),
    remove: (c, object) => c.deleteCalendarObject({ calendarObject: object }),
    everything: {
      objectMultiGet: c => c.calendarMultiGet,
      // whatever component the calendar holds
      fetchObjects: c => ({ collection }) =>
        c.fetchCalendarObjects({ calendar: collection, filters: [{ 'comp-filter': { _attributes: { name: 'VCALENDAR' } } }] }),
    },
  },
  carddav: {
    collections: c => c.fetchAddressBooks(),
    create: (c, collection, filename, data) => c.createVCard({ addressBook: collection, filename, vCardString: data }),
    update: (c, object) => c.updateVCard({ vCard: object }),
    remove: (c, object) => c.deleteVCard({ vCard: object }),
    everything: {
      objectMultiGet: c => c.addressBookMultiGet,
      fetchObjects: c => ({ collection }) => c.fetchVCards({ addressBook: collection }),
    },
  },
};

const connect = type =>
  createDAVClient({
    serverUrl: process.env.SERVER,
    credentials: { username: process.env.ADDRESS, password: process.env.PASSWORD },
    authMethod: 'Basic',
    defaultAccountType: type,
  });

const accountOf = (client, accountType) =>
  client.createAccount({ account: { serverUrl: process.env.SERVER, accountType } });

const nameOf = url => decodeURIComponent(new URL(url).pathname.replace(/\/$/, '').split('/').pop());

async function find(client, type, name) {
  const all = await kinds[type].collections(client);
  const found = all.find(one => nameOf(one.url) === name);
  if (!found) throw new Error(`no collection ${name} among ${all.map(one => one.url)}`);
  return found;
}

// ---- what the machine remembers of a collection: its files, and of each the entity tag the server has --------------

const folderOf = name => join(home, name);
const memoryOf = name => join(home, `${name}.json`);
const remember = (name, memory) => writeFileSync(memoryOf(name), JSON.stringify(memory));
const recall = name =>
  existsSync(memoryOf(name)) ? JSON.parse(readFileSync(memoryOf(name), 'utf8')) : { objects: [] };

function demand(response, what) {
  if (!response.ok) throw new Error(`${what}: ${response.status} ${response.statusText}`);
  return response;
}

/** Sends what was written, changed and removed among the files. */
async function push(type, name) {
  const client = await connect(type);
  const collection = await find(client, type, name);
  const memory = recall(name);
  mkdirSync(folderOf(name), { recursive: true });
  const known = new Map(memory.objects.map(object => [nameOf(object.url), object]));
  const files = new Set(readdirSync(folderOf(name)));
  for (const file of files) {
    const data = readFileSync(join(folderOf(name), file), 'utf8');
    const object = known.get(file);
    if (!object) {
      const made = demand(await kinds[type].create(client, collection, encodeURIComponent(file), data), `create ${file}`);
      memory.objects.push({ url: new URL(encodeURIComponent(file), collection.url).href, etag: made.headers.get('etag'), data });
      say('pushed', 'created', file, made.status);
    } else if (object.data !== data) {
      const changed = demand(await kinds[type].update(client, { ...object, data }), `update ${file}`);
      object.etag = changed.headers.get('etag');
      object.data = data;
      say('pushed', 'updated', file, changed.status);
    }
  }
  for (const [file, object] of known) {
    if (!files.has(file)) {
      const gone = demand(await kinds[type].remove(client, object), `delete ${file}`);
      memory.objects = memory.objects.filter(one => one !== object);
      say('pushed', 'deleted', file, gone.status);
    }
  }
  remember(name, memory);
}

/** Fetches what changed on the server, by sync-collection (webdav) or by the collection's tag (basic). */
async function pull(type, name, method) {
  const client = await connect(type);
  const collection = await find(client, type, name);
  const account = await accountOf(client, type);
  const memory = recall(name);
  const ask = since =>
    client.smartCollectionSync({
      collection: {
        ...collection,
        syncToken: since.syncToken,
        ctag: since.ctag,
        objects: since.objects,
        objectMultiGet: kinds[type].everything.objectMultiGet(client),
        fetchObjects: kinds[type].everything.fetchObjects(client),
      },
      method,
      account,
      detailedResult: true,
    });
  let synced;
  // without a token from the last time sync-collection tells of nothing that is gone
  let objects = method === 'webdav' && !memory.syncToken ? [] : memory.objects;
  try {
    synced = await ask({ ...memory, objects });
  } catch (error) {
    if (!String(error).includes('403')) throw error;
    // the server no longer knows what this machine has: everything once more
    say('pulled', 'anew');
    objects = [];
    synced = await ask({ objects });
  }
  const { created, updated, deleted } = synced.objects;
  const changed = new Map([...created, ...updated, ...deleted].map(object => [nameOf(object.url), object]));
  const gone = new Set(deleted.map(object => nameOf(object.url)));
  const next = [
    ...objects.filter(object => !changed.has(nameOf(object.url))),
    ...[...created, ...updated].filter(object => !gone.has(nameOf(object.url))),
  ];
  rmSync(folderOf(name), { recursive: true, force: true });
  mkdirSync(folderOf(name), { recursive: true });
  for (const object of next) writeFileSync(join(folderOf(name), nameOf(object.url)), object.data);
  remember(name, { syncToken: synced.syncToken, ctag: synced.ctag, objects: next });
  say('pulled', 'created', created.length);
  say('pulled', 'updated', updated.length);
  say('pulled', 'deleted', deleted.length);
  say('has', next.length, new Set(next.map(object => object.url)).size);
}

const commands = {
  async discover(type) {
    const client = await connect(type);
    const account = await accountOf(client, type);
    say('root', account.rootUrl);
    say('principal', account.principalUrl);
    say('home', account.homeUrl);
    for (const one of await kinds[type].collections(client)) {
      say('collection', one.url, one.displayName, (one.components ?? []).join(','), one.ctag === one.syncToken,
        (one.reports ?? []).join(','), one.calendarColor ?? '');
    }
  },
  push,
  pull,
  async make(name, displayName, component, color) {
    const client = await connect('caldav');
    const account = await accountOf(client, 'caldav');
    const [answer] = await client.makeCalendar({
      url: new URL(`${encodeURIComponent(name)}/`, account.homeUrl).href,
      props: {
        'd:displayname': displayName,
        'ca:calendar-color': color,
        'c:supported-calendar-component-set': { 'c:comp': { _attributes: { name: component } } },
      },
    });
    say('made', answer.status);
  },
  async range(name, start, end, expand) {
    const client = await connect('caldav');
    const objects = await client.fetchCalendarObjects({
      calendar: await find(client, 'caldav', name),
      timeRange: { start, end },
      expand: expand === 'expand',
    });
    for (const object of objects) say('object', nameOf(object.url), object.data.split('BEGIN:VEVENT').length - 1);
  },
  /** A write with an entity tag that is no longer the server's. */
  async late(name, file) {
    const client = await connect('caldav');
    const collection = await find(client, 'caldav', name);
    const object = { url: new URL(file, collection.url).href, etag: '"old"', data: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    say('update', (await client.updateCalendarObject({ calendarObject: object })).status);
    say('delete', (await client.deleteCalendarObject({ calendarObject: object })).status);
    say('create', (await client.createCalendarObject({ calendar: collection, filename: file, iCalString: object.data })).status);
  },
};

mkdirSync(home, { recursive: true });
await commands[command](...rest);
