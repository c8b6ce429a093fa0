// By what reports are gathered, and the pages of every list.
export const KINDS = ["program", "partner", "direction", "written", "year"];
const PER_PAGE = 20;

export const root = (language) => (language === "ja" ? "/" : "/ru/");

export const newest = (api, language) => api.getFilteredByGlob(`content/${language}/reports/*.md`).reverse();

export function lists(reports, language) {
  const found = new Map();
  for (const report of reports) {
    for (const kind of KINDS) {
      for (const value of report.data[kind]) {
        const key = `${kind}/${value}`;
        if (!found.has(key)) found.set(key, { kind, value, address: `${root(language)}${key}/`, reports: [] });
        found.get(key).reports.push(report);
      }
    }
  }
  const links = [...found.values()].sort((one, other) => (one.address < other.address ? -1 : 1));
  const all = { address: `${root(language)}reports/`, reports };
  return [all, ...links].flatMap((list) => pages(list, language, links));
}

function pages(list, language, links) {
  const count = Math.max(1, Math.ceil(list.reports.length / PER_PAGE));
  return Array.from({ length: count }, (_, index) => ({
    ...list,
    lang: language,
    links,
    number: index + 1,
    count,
    own: page(list.address, index + 1),
    newer: index ? page(list.address, index) : null,
    older: index + 1 < count ? page(list.address, index + 2) : null,
    reports: list.reports.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
  }));
}

const page = (address, number) => (number === 1 ? address : `${address}page/${number}/`);

export function neighbours(byLanguage) {
  const found = new Map();
  for (const reports of byLanguage) {
    reports.forEach((report, index) => {
      found.set(report.inputPath, { newer: reports[index - 1], older: reports[index + 1] });
    });
  }
  return found;
}
