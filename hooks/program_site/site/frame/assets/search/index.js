// The files of the index: fetched when they are needed, each once.
import { reader } from "./words.js";

const MOST_FILES = 4; // that are looked through for a beginning of a word

export async function openIndex(home) {
  const answer = await fetch(new URL("start.json", home), { cache: "no-cache" });
  if (!answer.ok) throw Object.assign(new Error(`${answer.status}: ${answer.url}`), { noIndex: answer.status === 404 });
  const start = await answer.json();
  const { aliases, headings, piece } = start.places; // where they begin on a page, and how long a piece is
  const fetched = new Map();

  const get = (name) => {
    if (!fetched.has(name)) {
      const file = fetch(new URL(`${name}.json?${start.version}`, home)).then((each) => {
        if (!each.ok) throw new Error(`${each.status}: ${each.url}`);
        return each.json();
      });
      file.catch(() => fetched.delete(name)); // to be tried again
      fetched.set(name, file);
    }
    return fetched.get(name);
  };

  // The file in which a token would stand: the last that does not begin behind it.
  const fileOf = (token) => {
    let first = 0;
    for (let after = start.files.length; after - first > 1;) {
      const middle = (first + after) >> 1;
      if (start.files[middle] <= token) first = middle; else after = middle;
    }
    return first;
  };

  // A word on its pages: in how many ways it stands on each, and in which piece first.
  const word = async (token) => {
    const flat = (await get(`tokens/${fileOf(token)}`))[token] ?? [];
    const pages = new Map();
    for (let place = 0, page = 0; place < flat.length; place += 3) {
      page += flat[place];
      const ways = flat[place + 1];
      pages.set(page, { title: ways & 1, alias: (ways >> 1) & 1, headings: (ways >> 2) & 3, times: ways >> 4, piece: flat[place + 2] });
    }
    return pages;
  };

  // Two signs on their pages: all their places.
  const places = async (token) => {
    const flat = (await get(`tokens/${fileOf(token)}`))[token] ?? [];
    const pages = new Map();
    for (let at = 0, page = 0; at < flat.length;) {
      page += flat[at];
      const own = [];
      let last = 0;
      for (let left = flat[at + 1], begin = at + 2; own.length < left;) own.push(last += flat[begin + own.length]);
      pages.set(page, own);
      at += 2 + own.length;
    }
    return pages;
  };

  const beginning = async (letters) => {
    const first = fileOf(letters);
    const last = Math.min(fileOf(`${letters}\uffff`), first + MOST_FILES - 1);
    const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, number) => get(`tokens/${first + number}`)));
    return [...new Set(files.flatMap((file) => Object.keys(file)))].filter((token) => token.startsWith(letters));
  };

  // What the places of a run tell, as what `word` gives of a word.
  const told = (own) => {
    const text = own.filter((place) => place >= piece);
    return {
      title: Number(own[0] < aliases),
      alias: Number(own.some((place) => place >= aliases && place < headings)),
      headings: own.filter((place) => place >= headings && place < piece).length,
      times: text.length,
      piece: text.length ? Math.floor(text[0] / piece) - 1 : 0,
    };
  };

  // Signs that stand in a row: every second pair is asked for, and the last.
  const row = async (signs) => {
    if (signs.length === 1) return joined(await Promise.all((await beginning(signs[0])).map(places)), (one, other) => [...one, ...other].sort((a, b) => a - b), told);
    const offsets = signs.map((_, number) => number).filter((number) => number < signs.length - 1 && (number % 2 === 0 || number === signs.length - 2));
    const pairs = await Promise.all(offsets.map((number) => places(signs[number] + signs[number + 1])));
    const pages = new Map();
    for (const [page, first] of pairs[0]) {
      const others = pairs.map((pair) => new Set(pair.get(page)));
      const own = first.filter((place) => others.every((each, number) => each.has(place + offsets[number])));
      if (own.length) pages.set(page, told(own));
    }
    return pages;
  };

  // Any word that begins so.
  const begun = async (letters) => joined(await Promise.all((await beginning(letters)).filter((token) => token.endsWith(".")).map(word)), (one, other) => ({
    title: one.title | other.title,
    alias: one.alias | other.alias,
    headings: one.headings + other.headings,
    times: one.times + other.times,
    piece: Math.min(one.piece, other.piece),
  }));

  return { start, words: reader(start.rules), word, row, begun, names: () => get("names"), piece: (page, number) => get(`pages/${page}-${number}`) };
}

function joined(all, join, finish = (each) => each) {
  const pages = new Map();
  for (const each of all) {
    for (const [page, known] of each) pages.set(page, pages.has(page) ? join(pages.get(page), known) : known);
  }
  return new Map([...pages].map(([page, known]) => [page, finish(known)]));
}
