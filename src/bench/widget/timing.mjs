// From navigation to events on the screen over DevTools' "Slow 4G": the article with the widget, the same with a line in
// its head that has the data asked for beside the script, and the same article with the same list written into it.  usage: node timing.mjs http://localhost:18810 RUNS   prints JSON
import http from "node:http";
import { chromium } from "playwright-core";

const [calendar, runs] = process.argv.slice(2);
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const text = async (path) => (await fetch(calendar + path)).text();

const article = await text("/demo/article");
const list = await text("/widget.html?limit=5");
const rules = await text("/css/embed.css");
const written = article
  .replace(/<upcoming-events[^]*?<\/upcoming-events>/, () => list)
  .replace(/<script[^>]*widget\.js[^>]*><\/script>/, () => `<style>${rules}</style>`);

let hinted;

// All come through here, so that nothing but the list differs.
const server = http.createServer((request, response) => {
  if (request.url.startsWith("/demo/article")) {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(request.url.endsWith("?written") ? written : request.url.endsWith("?hinted") ? hinted : article);
    return;
  }
  const there = http.request(calendar + request.url, { headers: { ...request.headers, host: new URL(calendar).host } }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  there.end();
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

async function once(path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      const shown = document.querySelector("upcoming-events")?.shadowRoot?.querySelector(".title") ?? document.querySelector(".almanac-title");
      if (shown) requestAnimationFrame(() => (window.shownAt = performance.now()));
      else requestAnimationFrame(look);
    };
    look();
    window.moved = 0;
    new PerformanceObserver((entries) => entries.getEntries().forEach(({ value }) => (window.moved += value)))
      .observe({ type: "layout-shift", buffered: true });
  });
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW_4G);
  await page.goto(address + path);
  await page.waitForFunction("window.shownAt");
  await page.waitForTimeout(300);
  const seen = await page.evaluate(() => ({
    shown: window.shownAt,
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    moved: window.moved,
    requests: performance.getEntriesByType("resource").filter(({ name }) => /widget/.test(name)).map(({ name }) => name.slice(location.origin.length)),
  }));
  await context.close();
  return seen;
}

const [data] = (await once("/demo/article")).requests.filter((path) => path.startsWith("/widget.json"));
hinted = article.replace("<script async", `<link rel="preload" as="fetch" crossorigin href="${data.replaceAll("&", "&amp;")}">\n  <script async`);

const results = { widget: [], hinted: [], written: [] };
for (let i = 0; i < runs; i++) {
  results.widget.push(await once("/demo/article"));
  results.hinted.push(await once("/demo/article?hinted"));
  results.written.push(await once("/demo/article?written"));
}
console.log(JSON.stringify(results));
await browser.close();
server.close();
