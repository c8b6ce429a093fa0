// What a query finds: what stands there; only where that is nothing, what was perhaps meant, and it is said so.
const TITLE = 12;
const ALIAS = 8;
const STORY = { title: 1.4, mention: 0.1 }; // of a report: behind every page with a heading of it, and for a mere mention behind all pages
const HALF = 0.5;
const SHORTEST_BEGINNING = 3;
const SHORTEST_GUESS = 5; // shorter words are like too many others
const FEWEST_PAIRS = 3; // of signs: fewer are in too many names by chance
const SIGNS_OF_A_MISTAKE = 9; // from here on two mistakes are taken for one word

// Returns { pages, terms, instead?, similar? }: pages are best first, each with its number and the piece to show.
export async function find(index, typed, cyrillic) {
  const terms = parsed(index, typed);
  if (!terms.length) return { pages: [], terms };
  const found = await Promise.all(terms.map((term) => pagesOf(index, term)));
  const exact = ranked(index, terms, found);
  if (exact.length) return { pages: exact, terms };
  const last = terms[terms.length - 1];
  if (!last.signs && last.text.length >= SHORTEST_BEGINNING) {
    const begun = { ...last, begun: true };
    const pages = ranked(index, [...terms.slice(0, -1), begun], [...found.slice(0, -1), await index.begun(last.text)]);
    if (pages.length) return { pages, terms: [...terms.slice(0, -1), begun] };
  }
  const phrase = withoutParticles(index, withoutEndings(index, typed) ?? typed);
  const guesses = [...(cyrillic ? otherLetters(index, typed) : []), () => withoutEndings(index, typed), () => phrase, () => guessed(index, terms, found)];
  for (const guess of guesses) {
    const meant = await guess();
    const others = meant ? parsed(index, meant) : [];
    const pages = others.length ? ranked(index, others, await Promise.all(others.map((term) => pagesOf(index, term)))) : [];
    if (pages.length) return { pages, terms: others, instead: meant };
  }
  const parts = phrase ? parsed(index, nouns(index, phrase)) : [];
  const partly = ranked(index, parts, await Promise.all(parts.map((term) => pagesOf(index, term))), HALF);
  if (partly.length) return { pages: partly, terms: parts, similar: true };
  return { pages: await similar(index, terms, found), terms, similar: true };
}

// The terms that are taken for one of these.
export function alike(index, terms) {
  const groups = index.start.same.filter((group) => group.some((word) => terms.some(({ text }) => word === text || word.split(/\s+/u).includes(text))));
  return groups.flat().flatMap((word) => parsed(index, word));
}

function parsed(index, typed) {
  const { words, start } = index;
  const all = words.runs(words.fold(typed)).filter((run, place, runs) => runs.findIndex((each) => each.text === run.text) === place);
  const telling = all.filter((run) => !start.rules.stop.includes(run.text));
  return telling.length ? telling : all;
}

const pagesOf = (index, term) => (term.signs ? index.row(term.signs) : index.word(term.token));

const rarity = (index, pages) => Math.log(1 + index.start.pages / Math.max(pages.size, 1));

function weight({ start }, page, known) {
  const story = page >= start.stories;
  const mention = 3 * known.headings / (known.headings + 1) + 3 * known.times / (known.times + 4);
  return known.title * (story ? STORY.title : TITLE) + known.alias * ALIAS + mention * (story ? STORY.mention : 1);
}

// The pages that hold all terms; `least` is the share of them, by rarity, that is enough.
function ranked(index, terms, found, least = 1) {
  const worth = found.map((pages) => rarity(index, pages));
  const missing = found.filter((pages) => !pages.size).length;
  const there = worth.reduce((sum, each, number) => sum + (found[number].size ? each : 0), 0);
  const whole = there + (missing ? missing * there / (found.length - missing || 1) : 0);
  const pages = [];
  for (const page of new Set(found.flatMap((each) => [...each.keys()]))) {
    const own = found.map((each) => each.get(page));
    const share = own.reduce((sum, known, number) => sum + (known ? worth[number] : 0), 0) / whole;
    if (least === 1 ? !own.every(Boolean) : share < least) continue;
    const score = own.reduce((sum, known, number) => sum + (known ? worth[number] * weight(index, page, known) : 0), 0);
    const named = own.reduce((sum, known, number) => sum + (known?.title ? terms[number].signs?.length ?? 1 : 0), 0);
    const length = index.start.titles[page];
    const rarest = own.reduce((best, known, number) => (known?.times && (best < 0 || worth[number] > worth[best]) ? number : best), -1);
    pages.push({ page, piece: rarest < 0 ? 0 : own[rarest].piece, score: score + (length ? TITLE * Math.max(...worth) * Math.min(1, named / length) : 0) });
  }
  return pages.sort((one, other) => other.score - one.score || one.page - other.page);
}

// Words whose endings are written in hiragana, without them.
function withoutEndings({ start: { rules } }, typed) {
  const bare = typed.replace(new RegExp(`(\\p{Script=Han}{2,})${rules.hiragana}+(?=\\s|$)`, "gu"), "$1");
  return bare === typed ? undefined : bare;
}

// A phrase without the particles between its words.
function withoutParticles({ start: { rules } }, typed) {
  const plain = typed.normalize("NFKC");
  const apart = plain.replace(new RegExp(`(\\S)(?:${rules.particles})(?=[\\p{Script=Han}\\p{Script=Katakana}])`, "gu"), "$1 ");
  return apart === plain ? undefined : apart;
}

// The words of a phrase that say what it is about: no verb, and no single sign.
const nouns = ({ start: { rules } }, phrase) => phrase.split(/\s+/u).filter((word) => new RegExp(`\\S(?!${rules.hiragana})\\S$`, "u").test(word)).join(" ");

// Typed with the keyboard of the other letters, or written with the letters of the other.
function otherLetters({ start: { rules } }, typed) {
  if (!/^[\x20-\x7e]*$/.test(typed)) return [];
  const { from, to } = rules.keyboard;
  const small = typed.toLowerCase();
  const keys = [...small].map((sign) => (from.includes(sign) ? to[from.indexOf(sign)] : sign)).join("");
  const spelled = rules.latin.reduce((text, table) => Object.keys(table).reduce((left, each) => left.split(each).join(table[each]), text), small);
  return [() => keys, () => spelled];
}

// The query with each unknown word in the place of the title's or alias's word that is nearly the same.
async function guessed(index, terms, found) {
  const unknown = terms.filter((_, number) => !found[number].size);
  if (unknown.some(({ text }) => text.length < SHORTEST_GUESS)) return undefined;
  const { words } = index;
  const names = (await index.names()).map(([name]) => name);
  const known = [...new Set(names.flatMap((name) => [name, ...name.split(/[^\p{L}\p{M}\p{N}]+/u)]))]
    .map((name) => ({ name, runs: words.runs(words.fold(name)) }))
    .filter(({ runs }) => runs.length === 1)
    .map(({ name, runs: [run] }) => ({ name, ...run }));
  const meant = terms.map((term) => (unknown.includes(term) ? nearest(term, known) : term.text));
  return meant.every(Boolean) ? meant.join(" ") : undefined;
}

// The name that is alike without endings, and of those the one that is most alike as it stands.
function nearest(term, known) {
  const own = term.token ?? term.text;
  const most = own.length < SIGNS_OF_A_MISTAKE ? 1 : 2;
  let best;
  for (const { name, text, token } of known) {
    const other = token ?? text;
    if (Math.abs(other.length - own.length) > most) continue;
    const mistakes = distance(own, other);
    if (!mistakes || mistakes > most) continue;
    const far = mistakes * 100 + distance(term.text, text);
    if (!best || far < best.far) best = { name, far };
  }
  return best?.name;
}

function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, number) => number);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
    row = next;
  }
  return row[other.length];
}

// Pages that hold at least half of the parts by rarity; of signs without blanks the pairs, in titles and aliases only.
async function similar(index, terms, found) {
  const words = terms.map((_, number) => number).filter((number) => !terms[number].signs);
  const near = words.length ? ranked(index, words.map((number) => terms[number]), words.map((number) => found[number]), HALF) : [];
  if (words.length === terms.length) return near;
  const pairs = new Set(terms.filter((term) => term.signs).flatMap(({ signs }) => signs.slice(1).map((sign, number) => signs[number] + sign)));
  const names = (await index.names()).map(([name, page]) => [new Set(index.words.tokens(name).map(([token]) => token)), page]);
  const kept = new Map([...pairs].map((pair) => [pair, new Map(names.filter(([own]) => own.has(pair)).map(([, page]) => [page, { title: 1, alias: 0, headings: 0, times: 0, piece: 0 }]))]));
  const alike = pairs.size >= FEWEST_PAIRS ? ranked(index, [...pairs].map((pair) => ({ signs: [...pair] })), [...kept.values()], HALF) : [];
  return words.length ? alike.filter(({ page }) => near.some((each) => each.page === page)) : alike;
}
