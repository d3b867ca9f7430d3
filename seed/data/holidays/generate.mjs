// Writes one year's holiday file from the npm package chinese-days (MIT), one line a day:
//   npm install --no-save chinese-days && node generate.mjs 2027
// Check the result against the State Council's notice named in `source` before committing it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const notices = {
  2024: "国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）",
  2025: "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
  2026: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
};
const names = { 清明: "清明节", 端午: "端午节", 中秋: "中秋节" };
const require = createRequire(process.cwd() + "/");

const year = Number(process.argv[2]);
const file = require.resolve(`chinese-days/dist/years/${year}.json`);
const { version } = require("chinese-days/package.json");
const { holidays, workdays } = JSON.parse(readFileSync(file, "utf8"));

const nameOf = (entry) => {
  const name = entry.split(",")[1];
  return names[name] ?? name;
};
const shift = (date, days) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

// A festival that falls inside another one's days off bears both names: a door that rests over
// 国庆节 rests on 6 October 2025 too, although that day is 中秋节.
const holidayName = (date) => {
  const own = nameOf(holidays[date]);
  const [before, after] = [-1, 1].map((step) => holidays[shift(date, step)]).map((entry) => entry && nameOf(entry));
  return before && before === after && before !== own ? `${before}、${own}` : own;
};

const days = [
  ...Object.keys(holidays).map((date) => ({ date, kind: "holiday", name: holidayName(date) })),
  ...Object.keys(workdays).map((date) => ({ date, kind: "workday", name: nameOf(workdays[date]) })),
].sort((a, b) => (a.date < b.date ? -1 : 1));

const line = ({ date, kind, name }) => `    { "date": "${date}", "kind": "${kind}", "name": "${name}" }`;
const source = `${notices[year] ?? `${year}年节假日安排`}; npm chinese-days ${version} (MIT)`;
writeFileSync(
  new URL(`${year}.json`, import.meta.url),
  `{\n  "year": ${year},\n  "source": "${source}",\n  "days": [\n${days.map(line).join(",\n")}\n  ]\n}\n`,
);
