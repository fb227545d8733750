// The pictures of docs/embedding.md: every layout at 240, 320 and 400 px, light and dark, and the themed example; and that
// of the demo's article.
// usage: node pictures.mjs http://localhost:8080 ../../docs/images     with a calendar that holds the demo
import { chromium } from "playwright-core";

const [calendar, directory] = process.argv.slice(2);
const PICTURES = {
  list: "layout=list limit=5",
  compact: "layout=compact limit=5",
  month: "layout=month",
  form: "layout=compact limit=3 subscribe",
};
const LANGUAGES = ["de", "fr", "es"].map((lang) => `limit=3 lang=${lang}`);
const LITTLE = ["tags=broadband limit=5", "tags=nobody-uses-this limit=5", "tags=nobody-uses-this subscribe limit=3"];
const THEMED = `<style>
  .themed { width: 340px }
  .themed upcoming-events {
    --almanac-accent: #c2261b; --almanac-background: #fff8f0; --almanac-text: #2b1a10; --almanac-border: #e6d3c1;
    --almanac-heading-font: "Liberation Sans Narrow", "Arial Narrow", sans-serif; --almanac-radius: 10px;
  }
  .themed upcoming-events::part(root) { padding: 1rem; border-radius: 14px; box-shadow: 0 1px 3px #0002, 0 6px 20px #0001 }
  .themed upcoming-events::part(date) { border: 0; border-radius: 10px; background: #c2261b14 }
  .themed upcoming-events::part(title) { font-family: Georgia, "Liberation Serif", serif; font-size: 1.05em }
</style>`;

const widget = (attributes) => `<upcoming-events ${attributes} limit=4></upcoming-events>`;
const row = (scheme, parts) => `<div class="row ${scheme}">${parts.join("")}</div>`;
const box = (width, attributes) => `<div style="flex: none; width: ${width}px">${widget(attributes)}</div>`;

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-features=LocalNetworkAccessChecks"],
});

async function take(name, body, { act, held } = {}) {
  const page = await browser.newPage({ viewport: { width: 1080, height: held ? 1400 : 600 }, deviceScaleFactor: 1.5 });
  const html = `<!doctype html><html lang=en><meta charset=utf-8><title>Pictures</title>
    <style>body { margin: 0; width: max-content; font: 16px/1.5 "Liberation Sans", sans-serif } .row { display: flex; gap: 40px; padding: 24px; align-items: start }
      .light { color-scheme: light; background: #fff; color: #1c1a17 } .dark { color-scheme: dark; background: #171513; color: #ded7cb }</style>
    <script async src="${calendar}/widget.js"></script><body>${body}`;
  await page.route("http://news.example/", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto("http://news.example/");
  await page.waitForFunction(() => [...document.querySelectorAll("upcoming-events")].every((e) => e.dataset.state));
  // What is held free for lack of events is not wanted in most pictures.
  if (!held) await page.evaluate(() => document.querySelectorAll("upcoming-events").forEach((e) => (e.shadowRoot.querySelector(".root").style.minHeight = "")));
  await act?.(page);
  await page.waitForTimeout(200);
  await page.locator("body").screenshot({ path: `${directory}/widget-${name}.png` });
  await page.close();
}

const both = (parts) => row("light", parts) + row("dark", parts);
for (const [name, attributes] of Object.entries(PICTURES)) await take(name, both([240, 320, 400].map((width) => box(width, attributes))));
await take("languages", both(LANGUAGES.map((attributes) => box(300, attributes))));
await take("empty", both(LITTLE.map((attributes) => box(300, attributes))), { held: true });
await take("themed", THEMED + row("light", [`<div class="themed">${widget("")}</div>`]));
await take("menu", row("light", [box(320, "limit=3")]), {
  act: async (page) => {
    await page.locator(".add").nth(0).click();
    await page.waitForSelector(".menu");
  },
});

const article = await browser.newPage({ viewport: { width: 1280, height: 1400 } });
await article.goto(`${calendar}/demo/article`);
await article.waitForSelector("upcoming-events[data-state=list]");
await article.screenshot({ path: `${directory}/article.png` });
await browser.close();
