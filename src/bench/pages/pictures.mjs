// The pictures of the readers' pages and the desk.  usage: see pictures.py
//   node pictures.mjs CALENDAR DIRECTORY docs|all|theme-NAME
// "docs" takes what docs/images holds; "all" every page at every width, light and dark, for the eye.
import { chromium } from "playwright-core";
import { fill } from "./scene.mjs";

const [calendar, directory, wanted] = process.argv.slice(2);
const EMAIL = "editor@example.com";
const PASSWORD = "a-long-enough-password-1";
const DESKTOP = { width: 1280, height: 900, colorScheme: "light", suffix: "" };
const TELEPHONE = { width: 360, height: 740, colorScheme: "dark", suffix: "-phone-dark" };
// On telephones the documentation shows what changes most there.
const SMALL = ["list", "search", "search-nothing", "month-full", "event-everything", "event-rtl", "tag", "series", "organiser", "submit", "privacy",
  "subscribe", "preferences", "missing", "gone"];
const EVERY = [360, 768, 1280].flatMap((width) =>
  ["light", "dark"].map((colorScheme) => ({ width, height: 900, colorScheme, suffix: `-${width}-${colorScheme}` })));

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

async function window({ width, height, colorScheme }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, timezoneId: "Europe/Berlin" });
  return context.newPage();
}

async function logIn(page) {
  await page.goto(`${calendar}/admin/login`);
  await page.getByLabel("E-mail address").fill(EMAIL);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL(/admin(?!\/login)/);
}

/** The address of a reader's page, out of the mail that leads there. */
async function linkOf(page, email, path) {
  await page.goto(`${calendar}/admin/outbox`);
  const mail = await page.locator("tbody tr", { hasText: email }).first().locator("a").first().getAttribute("href");
  await page.goto(`${calendar}${mail}/html`);
  const links = await page.locator("a").evaluateAll((all) => all.map((a) => a.href));
  return new URL(links.find((href) => href.includes(path))).pathname;
}

async function readers(page) {
  const subscribe = (email) => page.request.post(`${calendar}/subscriptions`, { data: { email, tags: ["5g"], locale: "en" } });
  const seen = { confirm: "new.reader@example.org", preferences: "ada@example.org" };
  for (const email of Object.values(seen)) await subscribe(email);
  await page.waitForTimeout(12_000); // the next beat takes requests up
  const confirm = await linkOf(page, seen.confirm, "/subscriptions/confirm/");
  const confirmed = await linkOf(page, seen.preferences, "/subscriptions/confirm/");
  await page.goto(calendar + confirmed);
  await page.locator("main form button").click();
  const choice = await page.locator("a[href*='/subscriptions/']").first().getAttribute("href");
  const preferences = new URL(choice, calendar).pathname;
  return { confirm, preferences, address: `${preferences}/address`, erase: `${preferences}/erase` };
}

/** The address of a table that was brought to be imported and is looked at first. */
async function brought(page) {
  const table = ["title,start,end,city,country,catering", "Fibre forum,2027-09-14 09:30,2027-09-14 17:00,Lyon,FR,Lunch",
    "Spectrum policy day,2027-10-05,,Brussels,BE,", "Satellite backhaul summit,2027-11-02,2027-11-04,Lisbon,PT,Dinner",
    "Autumn reception,,,London,GB,Drinks", "Edge computing week,2027-11-22,2027-11-19,Oslo,NO,"].join("\n");
  await page.goto(`${calendar}/admin/import`);
  await page.getByLabel("File").setInputFiles({ name: "autumn-2027.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByRole("button", { name: "Look at it first" }).click();
  await page.waitForURL(/import\/./);
  return new URL(page.url()).pathname;
}

async function take(page, path, look, name) {
  const answer = await page.goto(calendar + path);
  if (answer.status() >= 500) throw new Error(`${path}: ${answer.status()}`);
  if (path.startsWith("/admin/widget")) await page.frameLocator("iframe").locator("upcoming-events .title").first().waitFor();
  await page.waitForTimeout(100);
  const wide = await page.evaluate("document.documentElement.scrollWidth");
  if (wide !== look.width) console.log(`${path} is ${wide} wide in ${look.width}`);
  await page.screenshot({ path: `${directory}/${name}${look.suffix}.png`, fullPage: wanted === "all" });
}

const seed = await window(DESKTOP);
await logIn(seed);
const scene = await fill(seed.request, calendar);
const pages = {
  list: "/",
  search: "/?q=5G",
  "search-nothing": "/?q=zeppelin",
  filtered: "/?tag=5g&country=US",
  month: `/month/${scene.month}`,
  "month-full": `/month/${scene.fullMonth}`,
  event: scene.summit,
  "event-everything": scene.everything,
  "event-cancelled": scene.cancelled,
  "event-postponed": scene.postponed,
  "event-tentative": scene.tentative,
  "event-rtl": scene.rtl,
  "event-past": scene.past,
  tag: "/tags/5g",
  series: "/series/mwc",
  organiser: "/organisers/northern-conferences",
  submit: "/submit",
  submitted: "/submit/thanks",
  privacy: "/privacy",
  subscribe: "/subscribe?tag=5g",
  missing: "/events/never-was",
  gone: scene.gone,
  card: scene.card,
};

if (wanted.startsWith("theme-")) {
  for (const look of [DESKTOP, { ...DESKTOP, colorScheme: "dark", suffix: "-dark" }])
    for (const name of ["list", "event", "month"]) {
      const page = await window(look);
      await take(page, pages[name], look, `page-${name}-${wanted}`);
      await page.context().close();
    }
} else {
  const own = await readers(seed);
  Object.assign(pages, { confirm: own.confirm, preferences: own.preferences, address: own.address, erase: own.erase, "dead-link": "/unsubscribe/x" });
  const desk = {
    login: "/admin/login", dashboard: "/admin", events: "/admin/events", editor: `/admin/events/${scene.everythingId}`, new: "/admin/events/new",
    import: "/admin/import", imported: await brought(seed), review: "/admin/review", proposal: scene.proposal, subscribers: "/admin/subscribers", subscriber: scene.subscriber, suppressions: "/admin/suppressions",
    outbox: "/admin/outbox", message: null, deliveries: "/admin/deliveries", mails: "/admin/mails", tokens: "/admin/tokens",
    widget: "/admin/widget?tags=5g&limit=4", audit: "/admin/audit",
  };
  await seed.goto(`${calendar}/admin/outbox`);
  desk.message = await seed.locator("tbody a").first().getAttribute("href");
  await seed.goto(`${calendar}/admin/subscribers`);
  desk.subscriber = await seed.locator("tbody a").first().getAttribute("href");
  await seed.goto(`${calendar}/admin/review`);
  desk.proposal = await seed.locator("tbody a").first().getAttribute("href");
  for (const look of wanted === "all" ? EVERY : [DESKTOP, TELEPHONE]) {
    const page = await window(look);
    const shown = look === TELEPHONE ? SMALL : Object.keys(pages);
    for (const name of shown) await take(page, pages[name], look, `page-${name}`);
    if (look !== TELEPHONE) {
      await take(page, desk.login, look, "desk-login");
      await logIn(page);
      for (const [name, path] of Object.entries(desk).slice(1)) await take(page, path, look, `desk-${name}`);
    }
    await page.context().close();
  }
  const paper = await window({ width: 794, height: 1123, colorScheme: "light" });
  await paper.emulateMedia({ media: "print" });
  for (const name of ["list", "event-everything"])
    await take(paper, pages[name], { width: 794, suffix: "" }, `print-${name}`);
  await paper.setViewportSize({ width: 1050, height: 740 });
  await take(paper, pages["month-full"], { width: 1050, suffix: "" }, "print-month");
  if (wanted === "all")
    for (const name of ["list", "event-everything", "month-full"]) {
      await paper.goto(calendar + pages[name]);
      await paper.pdf({ path: `${directory}/print-${name}.pdf`, preferCSSPageSize: true });
    }
}
await browser.close();
