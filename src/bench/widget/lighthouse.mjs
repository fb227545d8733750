// One Lighthouse run of a page, as on a telephone, in a browser of its own.  usage: node lighthouse.mjs URL   prints JSON
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";

const PORT = 18820;
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${PORT}`],
});
const { lhr } = await lighthouse(process.argv[2], { port: PORT, onlyCategories: ["performance", "accessibility", "best-practices", "seo"], logLevel: "error" });
const value = (audit) => lhr.audits[audit].numericValue;
const score = (category) => Math.round(lhr.categories[category].score * 100);
console.log(JSON.stringify({
  error: lhr.runtimeError?.message,
  performance: score("performance"),
  accessibility: score("accessibility"),
  practices: score("best-practices"),
  seo: score("seo"),
  // What it would have mended, where that is more than a matter of speed.
  named: ["accessibility", "best-practices", "seo"].flatMap((category) => lhr.categories[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => `${id}: ${lhr.audits[id].title}`),
  moved: value("cumulative-layout-shift"),
  largest: value("largest-contentful-paint"),
  blocked: value("total-blocking-time"),
}));
await browser.close();
